import type {Command} from '../../command-table.ts';

/** Commands about CPUs and threads. */
export const cpusCommands: readonly Command[] = [];
