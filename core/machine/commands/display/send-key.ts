import {defineCommand} from '../../command-table.ts';

/** Presses keys: QEMU queues them even for a guest that stands still. */
export const sendKey = defineCommand('send-key', () => ({}));
