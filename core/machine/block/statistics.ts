import type {QueryBlockstatsReturn} from '../../schema/generated/qemu-7.2.ts';
import type {BlockBackend} from './block-backend.ts';
import type {BlockNode} from './block-node.ts';

type Figures = QueryBlockstatsReturn['stats'];
/** What a latency histogram counts. */
export type HistogramKind = 'rd' | 'wr' | 'flush';

const OPERATIONS = ['rd', 'wr', 'flush', 'unmap'] as const;
const HISTOGRAMS: readonly HistogramKind[] = ['rd', 'wr', 'flush'];

const NOTHING_DONE = {
	rd_bytes: 0,
	wr_bytes: 0,
	unmap_bytes: 0,
	rd_operations: 0,
	wr_operations: 0,
	flush_operations: 0,
	unmap_operations: 0,
	rd_total_time_ns: 0,
	wr_total_time_ns: 0,
	flush_total_time_ns: 0,
	unmap_total_time_ns: 0,
	rd_merged: 0,
	wr_merged: 0,
	unmap_merged: 0,
	failed_rd_operations: 0,
	failed_wr_operations: 0,
	failed_flush_operations: 0,
	failed_unmap_operations: 0,
	invalid_rd_operations: 0,
	invalid_wr_operations: 0,
	invalid_flush_operations: 0,
	invalid_unmap_operations: 0,
} as const;

/** What was read and written through a drive, as query-blockstats tells of it. */
export const driveStatistics = (backend: BlockBackend): QueryBlockstatsReturn => {
	const {name, qdev, node, histograms, failures} = backend;
	const below = node === undefined ? undefined : nodeStatistics(node, {isOfDrive: true});
	return {
		...below,
		device: name,
		...(qdev === undefined ? {} : {qdev}),
		stats: {
			...figures(node?.highestWritten ?? 0, {isOfDrive: true}),
			...Object.fromEntries(
				OPERATIONS.map(operation => [`failed_${operation}_operations`, failures[operation] ?? 0]),
			),
			...Object.fromEntries(
				HISTOGRAMS.flatMap(kind => {
					const boundaries = histograms[kind];
					return boundaries === undefined
						? []
						: [[`${kind}_latency_histogram`, emptyHistogram(boundaries)]];
				}),
			),
		},
	};
};

const emptyHistogram = (boundaries: readonly number[]): object => ({
	boundaries,
	bins: Array.from({length: boundaries.length + 1}, () => 0),
});

/** What was read and written through a node, and through the nodes below it. */
export const nodeStatistics = (
	node: BlockNode,
	{isOfDrive = false} = {},
): QueryBlockstatsReturn => {
	const {driver, name} = node;
	const parent = node.primary ?? onlyChild(node);
	const backing = node.backing ?? (driver.kind === 'filter' ? node.primary : undefined);
	return {
		'node-name': name,
		stats: figures(node.highestWritten, {isOfDrive: false}),
		...(driver.name === 'file' || driver.name === 'host_device'
			? {
					'driver-specific': {
						driver: driver.name,
						'discard-nb-ok': 0,
						'discard-nb-failed': 0,
						'discard-bytes-ok': 0,
					},
				}
			: {}),
		...(parent === undefined ? {} : {parent: nodeStatistics(parent, {isOfDrive})}),
		...(isOfDrive && backing !== undefined ? {backing: nodeStatistics(backing, {isOfDrive})} : {}),
	};
};

/** The child that holds the data, where there is but one. */
const onlyChild = ({children}: BlockNode): BlockNode | undefined =>
	children.length === 1 ? children[0]?.target : undefined;

const figures = (highestWritten: number, {isOfDrive}: {readonly isOfDrive: boolean}): Figures => ({
	...NOTHING_DONE,
	wr_highest_offset: highestWritten,
	account_invalid: isOfDrive,
	account_failed: isOfDrive,
	timed_stats: [],
});
