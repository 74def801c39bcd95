import type {Command} from '../../command-table.ts';

/** Commands about displays and input. */
export const displayCommands: readonly Command[] = [];
