import type {Command} from '../../command-table.ts';
import {announceSelf} from './announce-self.ts';
import {netdevAdd} from './netdev-add.ts';
import {netdevDel} from './netdev-del.ts';
import {queryRxFilter} from './query-rx-filter.ts';
import {setLink} from './set-link.ts';

/** Commands about network backends and cards. */
export const networkCommands: readonly Command[] = [
	announceSelf,
	netdevAdd,
	netdevDel,
	queryRxFilter,
	setLink,
];
