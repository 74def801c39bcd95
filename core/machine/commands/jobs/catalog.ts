import type {Command} from '../../command-table.ts';

/** Commands about jobs. */
export const jobsCommands: readonly Command[] = [];
