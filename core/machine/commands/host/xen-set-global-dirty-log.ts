import {defineCommand} from '../../command-table.ts';

/** Keeps a record of all writes of the guest, or no more. */
export const xenSetGlobalDirtyLog = defineCommand('xen-set-global-dirty-log', () => ({}));
