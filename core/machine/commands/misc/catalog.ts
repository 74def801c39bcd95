import type {Command} from '../../command-table.ts';
import {queryYank} from './query-yank.ts';
import {yank} from './yank.ts';

/** Commands that belong to no other family. */
export const miscCommands: readonly Command[] = [queryYank, yank];
