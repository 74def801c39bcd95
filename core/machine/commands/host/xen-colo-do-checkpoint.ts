import {defineCommand} from '../../command-table.ts';

/** Makes a checkpoint of replicated disks. */
export const xenColoDoCheckpoint = defineCommand('xen-colo-do-checkpoint', () => ({}));
