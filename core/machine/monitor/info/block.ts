import {defineHuman, type HumanCommand} from '../human-command.ts';
import {snapshots} from '../snapshot-actions.ts';
import {blocks, type Fields, fieldsOf, lines, listOf, sizeText} from '../table.ts';

const titleOf = (info: Fields | undefined, inserted: Fields): string => {
	const node = inserted['node-name'];
	if (typeof info?.device === 'string' && info.device !== '') {
		return node === undefined ? info.device : `${info.device} (${node})`;
	}

	return String(node ?? info?.qdev ?? '<anonymous>');
};

const mediumLine = (inserted: Fields): string => {
	const readOnly = inserted.ro === true ? ', read-only' : '';
	const encrypted = inserted.encrypted === true ? ', encrypted' : '';
	return `: ${inserted.file} (${inserted.drv}${readOnly}${encrypted})`;
};

const trayOf = ({locked, tray_open: isOpen}: Fields): string =>
	`${locked === true ? '' : 'not '}locked, tray ${isOpen === true ? 'open' : 'closed'}`;

const driveLines = (info: Fields): ReadonlyArray<string | undefined> => {
	const status = info['io-status'];
	return [
		info.qdev === undefined ? undefined : `    Attached to:      ${info.qdev}`,
		status === undefined || status === 'ok' ? undefined : `    I/O status:       ${status}`,
		info.removable === true ? `    Removable device: ${trayOf(info)}` : undefined,
	];
};

const nodeLines = (inserted: Fields): ReadonlyArray<string | undefined> => {
	const cache = fieldsOf(inserted.cache);
	const mode = cache.writeback === true ? 'writeback' : 'writethrough';
	const direct = cache.direct === true ? ', direct' : '';
	const noFlush = cache['no-flush'] === true ? ', ignore flushes' : '';
	const backing = inserted.backing_file;
	const zeroes = inserted.detect_zeroes;
	const limits = ['bps', 'bps_rd', 'bps_wr', 'bps_max', 'iops', 'iops_rd', 'iops_wr', 'iops_size'];
	const isLimited = ['bps', 'bps_rd', 'bps_wr', 'iops', 'iops_rd', 'iops_wr'].some(
		name => Number(inserted[name] ?? 0) !== 0,
	);
	return [
		`    Cache mode:       ${mode}${direct}${noFlush}`,
		backing === undefined
			? undefined
			: `    Backing file:     ${backing} (chain depth: ${inserted.backing_file_depth})`,
		zeroes === undefined || zeroes === 'off' ? undefined : `    Detect zeroes:    ${zeroes}`,
		isLimited
			? `    I/O throttling:   ${limits.map(name => `${name}=${inserted[name] ?? 0}`).join(' ')}`
			: undefined,
	];
};

const imageLines = (inserted: Fields): readonly string[] => {
	const image = fieldsOf(inserted.image);
	return [
		'',
		'Images:',
		`image: ${image.filename}`,
		`file format: ${image.format}`,
		`virtual size: ${sizeText(image['virtual-size'])} (${image['virtual-size']} bytes)`,
		...(image['actual-size'] === undefined ? [] : [`disk size: ${sizeText(image['actual-size'])}`]),
		...(image['cluster-size'] === undefined ? [] : [`cluster_size: ${image['cluster-size']}`]),
	];
};

const blockOf = (info: Fields | undefined, node: unknown, isVerbose: boolean): string => {
	const hasMedium = node !== undefined;
	const inserted = fieldsOf(node);
	const title = titleOf(info, inserted);
	return lines(
		title + (hasMedium ? mediumLine(inserted) : ': [not inserted]'),
		...(info === undefined ? [] : driveLines(info)),
		...(hasMedium ? nodeLines(inserted) : []),
		...(hasMedium && isVerbose ? imageLines(inserted) : []),
	);
};

const block = defineHuman('block', 'n:flag v:flag device:text?', async ({call}, {n, v, device}) => {
	const isVerbose = v !== undefined;
	const drives = n === undefined ? listOf(await call('query-block')) : [];
	const wanted = drives.filter(drive => device === undefined || drive.device === device);
	if (wanted.length > 0 || (n === undefined && device === undefined)) {
		return blocks(wanted.map(drive => blockOf(drive, drive.inserted, isVerbose)));
	}

	const nodes = listOf(await call('query-named-block-nodes'));
	return nodes
		.map((node, index) => ({node, gap: index === 0 ? '' : '\n'}))
		.filter(({node}) => device === undefined || node['node-name'] === device)
		.map(({node, gap}) => gap + blockOf(undefined, node, isVerbose))
		.join('');
});

const COUNTS = [
	['rd_bytes', 'rd_bytes'],
	['wr_bytes', 'wr_bytes'],
	['rd_operations', 'rd_operations'],
	['wr_operations', 'wr_operations'],
	['flush_operations', 'flush_operations'],
	['wr_total_time_ns', 'wr_total_time_ns'],
	['rd_total_time_ns', 'rd_total_time_ns'],
	['flush_total_time_ns', 'flush_total_time_ns'],
	['rd_merged', 'rd_merged'],
	['wr_merged', 'wr_merged'],
	['idle_time_ns', 'idle_time_ns'],
] as const;

const blockstats = defineHuman('blockstats', '', async ({call}) =>
	lines(
		...listOf(await call('query-blockstats')).map(drive => {
			const stats = fieldsOf(drive.stats);
			const counts = COUNTS.map(([label, name]) => `${label}=${stats[name] ?? 0}`);
			return `${drive.device}: ${counts.join(' ')}`;
		}),
	),
);

const jobLine = ({type, device, offset, len, speed}: Fields): string =>
	`${type === 'stream' ? 'Streaming device' : `Type ${type}, device`} ${device}: ` +
	`Completed ${offset} of ${len} bytes, speed limit ${speed} bytes/s`;

/** About disks and what is done with them. */
export const blockTopics: readonly HumanCommand[] = [
	block,
	blockstats,
	snapshots,
	defineHuman('block-jobs', '', async ({call}) => {
		const jobs = listOf(await call('query-block-jobs'));
		return jobs.length === 0 ? 'No active jobs\n' : lines(...jobs.map(jobLine));
	}),
];
