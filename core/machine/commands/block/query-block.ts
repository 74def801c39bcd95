import {disksOf} from '../../block/disks.ts';
import {defineCommand} from '../../command-table.ts';

/** The disks and drives with what is in them. */
export const queryBlock = defineCommand('query-block', ({block}) => disksOf(block));
