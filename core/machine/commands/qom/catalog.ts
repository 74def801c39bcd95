import type {Command} from '../../command-table.ts';

/** Commands about the object tree. */
export const qomCommands: readonly Command[] = [];
