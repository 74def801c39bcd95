import {defineCommand} from '../../command-table.ts';

/** Ends the limit on writes of CPUs; none is ever set without KVM. */
export const cancelVcpuDirtyLimit = defineCommand('cancel-vcpu-dirty-limit', () => ({}));
