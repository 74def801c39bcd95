import {defineCommand} from '../../command-table.ts';

/** Begins or ends the replication of disks. */
export const xenSetReplication = defineCommand('xen-set-replication', () => ({}));
