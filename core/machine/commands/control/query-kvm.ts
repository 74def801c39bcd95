import {defineCommand} from '../../command-table.ts';

/** The truth: no guest runs here, with KVM or without, though the binary that we mimic was built with it. */
export const queryKvm = defineCommand('query-kvm', () => ({enabled: false, present: true}));
