import type {Command} from '../../command-table.ts';

/** Commands about the device tree: plugging, un-plugging and what is plugged. */
export const devicesCommands: readonly Command[] = [];
