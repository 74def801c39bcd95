import type {Command} from '../../command-table.ts';
import {blockdevAdd} from './blockdev-add.ts';
import {blockdevDel} from './blockdev-del.ts';
import {queryBlock} from './query-block.ts';
import {queryNamedBlockNodes} from './query-named-block-nodes.ts';

/** Commands about the block graph. */
export const blockCommands: readonly Command[] = [
	blockdevAdd,
	blockdevDel,
	queryBlock,
	queryNamedBlockNodes,
];
