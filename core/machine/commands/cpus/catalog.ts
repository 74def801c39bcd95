import type {Command} from '../../command-table.ts';
import {queryCpusFast} from './query-cpus-fast.ts';
import {queryHotpluggableCpus} from './query-hotpluggable-cpus.ts';
import {queryIothreads} from './query-iothreads.ts';

/** Commands about CPUs and threads. */
export const cpusCommands: readonly Command[] = [
	queryCpusFast,
	queryHotpluggableCpus,
	queryIothreads,
];
