import {defineCommand} from '../../command-table.ts';

/** The CPUs that are there, with their threads. */
export const queryCpusFast = defineCommand('query-cpus-fast', ({hardware: {cpus}}) =>
	cpus.slots.flatMap(slot => {
		const path = cpus.pathOf(slot);
		return path === undefined
			? []
			: [
					{
						'thread-id': cpus.threadOf(slot),
						props: cpus.propsOf(slot),
						'qom-path': path,
						'cpu-index': slot.index,
						target: 'x86_64' as const,
					},
				];
	}),
);
