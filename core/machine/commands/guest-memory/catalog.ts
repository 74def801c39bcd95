import type {Command} from '../../command-table.ts';
import {calcDirtyRate} from './calc-dirty-rate.ts';
import {dumpGuestMemory} from './dump-guest-memory.ts';
import {memsave} from './memsave.ts';
import {pmemsave} from './pmemsave.ts';
import {queryDirtyRate} from './query-dirty-rate.ts';
import {queryDump} from './query-dump.ts';
import {queryMemdev} from './query-memdev.ts';

/** Commands about what is in the guest's memory. */
export const guestMemoryCommands: readonly Command[] = [
	calcDirtyRate,
	dumpGuestMemory,
	memsave,
	pmemsave,
	queryDirtyRate,
	queryDump,
	queryMemdev,
];
