import {defineGenerator} from './generator.ts';
import {pickFrom} from './sights.ts';

/**
 * A read of a disk fails and the guest is to stop: of the quorum where there is one, else of a disk that a device
 * holds. `nospace` is told where a policy is `stop`.
 */
export const blockIoError = defineGenerator('BLOCK_IO_ERROR', ({machine, random}) => {
	const {block, quorum} = machine;
	const disks = block.backends.filter(({node, qdev}) => node !== undefined && qdev !== undefined);
	const ofQuorum = disks.find(({node}) => node?.name === quorum.nodeName);
	const disk = ofQuorum ?? pickFrom(disks, random);
	return {
		device: disk?.name ?? '',
		'node-name': disk?.node?.name ?? quorum.nodeName,
		operation: 'read',
		action: 'stop',
		nospace: false,
		reason: 'Input/output error',
	};
});
