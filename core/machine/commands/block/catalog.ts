import type {Command} from '../../command-table.ts';

/** Commands about the block graph. */
export const blockCommands: readonly Command[] = [];
