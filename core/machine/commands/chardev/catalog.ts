import type {Command} from '../../command-table.ts';

/** Commands about character devices. */
export const chardevCommands: readonly Command[] = [];
