import type {Command} from '../../command-table.ts';
import {queryCpuModelExpansion} from './query-cpu-model-expansion.ts';
import {queryCpusFast} from './query-cpus-fast.ts';
import {queryHotpluggableCpus} from './query-hotpluggable-cpus.ts';
import {queryIothreads} from './query-iothreads.ts';

/** Commands about CPUs and threads. */
export const cpusCommands: readonly Command[] = [
	queryCpuModelExpansion,
	queryCpusFast,
	queryHotpluggableCpus,
	queryIothreads,
];
