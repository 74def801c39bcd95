import type {Command} from '../../command-table.ts';

/** Commands about memory, its devices and the balloon. */
export const memoryCommands: readonly Command[] = [];
