import {defineGenerator} from './generator.ts';

/** A read of the quorum disk fails and the guest is to stop: `nospace` is told where a policy is `stop`. */
export const blockIoError = defineGenerator('BLOCK_IO_ERROR', ({machine}) => ({
	device: '',
	'node-name': machine.quorum.nodeName,
	operation: 'read',
	action: 'stop',
	nospace: false,
	reason: 'Input/output error',
}));
