import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Limits how fast CPUs write to memory, for which KVM is needed. */
export const setVcpuDirtyLimit = defineCommand('set-vcpu-dirty-limit', () => {
	throw new QmpError(
		'GenericError',
		"dirty page limit feature requires KVM with accelerator property 'dirty-ring-size' set'",
	);
});
