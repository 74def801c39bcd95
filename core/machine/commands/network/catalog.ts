import type {Command} from '../../command-table.ts';

/** Commands about network backends and cards. */
export const networkCommands: readonly Command[] = [];
