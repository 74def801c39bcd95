import {defineHuman, type HumanCommand} from '../human-command.ts';
import {fieldsOf, lines, listOf} from '../table.ts';

const MIB = 1024 * 1024;

const memdev = defineHuman('memdev', '', async ({call}) => {
	const all = listOf(await call('query-memdev'));
	return `${lines(
		...all.flatMap(backend => [
			`memory backend: ${backend.id ?? '<noname>'}`,
			`  size:  ${backend.size}`,
			...['merge', 'dump', 'prealloc', 'share'].map(name => `  ${name}: ${backend[name]}`),
			...(backend.reserve === undefined ? [] : [`  reserve: ${backend.reserve}`]),
			`  policy: ${backend.policy}`,
			`  host nodes: ${Array.isArray(backend['host-nodes']) ? backend['host-nodes'].join() : ''}`,
		]),
	)}\n`;
});

const hex = (value: unknown): string => `0x${BigInt(String(value)).toString(16)}`;

const memoryDevices = defineHuman('memory-devices', '', async ({call}) =>
	lines(
		...listOf(await call('query-memory-devices')).flatMap(device => {
			const data = fieldsOf(device.data);
			return [
				`Memory device [${device.type}]: "${data.id ?? ''}"`,
				`  addr: ${hex(data.addr)}`,
				`  slot: ${data.slot}`,
				`  node: ${data.node}`,
				`  size: ${data.size}`,
				`  memdev: ${data.memdev}`,
				`  hotplugged: ${data.hotplugged}`,
				`  hotpluggable: ${data.hotpluggable}`,
			];
		}),
	),
);

const memorySize = defineHuman('memory_size_summary', '', async ({call}) => {
	const summary = fieldsOf(await call('query-memory-size-summary'));
	const plugged = summary['plugged-memory'];
	return lines(
		`base memory: ${summary['base-memory']}`,
		plugged === undefined ? undefined : `plugged memory: ${plugged}`,
	);
});

const dump = defineHuman('dump', '', async ({call}) => {
	const {status, completed, total} = fieldsOf(await call('query-dump'));
	const share = Number(total) > 0 ? (100 * Number(completed)) / Number(total) : 0;
	return lines(
		`Status: ${status}`,
		status === 'active' ? `Finished: ${share.toFixed(2)} %` : undefined,
	);
});

const dirtyRate = defineHuman('dirty_rate', '', async ({call}) => {
	const rate = fieldsOf(await call('query-dirty-rate'));
	const isMeasured = rate['dirty-rate'] !== undefined;
	return lines(
		`Status: ${rate.status}`,
		`Start Time: ${rate['start-time']} (ms)`,
		`Sample Pages: ${rate['sample-pages']} (per GB)`,
		`Period: ${rate['calc-time']} (sec)`,
		`Mode: ${rate.mode}`,
		`Dirty rate: ${isMeasured ? `${rate['dirty-rate']} (MB/s)` : '(not ready)'}`,
	);
});

/** About the guest's memory. */
export const memoryTopics: readonly HumanCommand[] = [
	defineHuman('balloon', '', async ({call}) => {
		const {actual} = fieldsOf(await call('query-balloon'));
		return `balloon: actual=${Number(actual) / MIB}\n`;
	}),
	memdev,
	memoryDevices,
	memorySize,
	dump,
	dirtyRate,
	defineHuman('vcpu_dirty_limit', '', () => 'Dirty page limit not enabled!\n'),
];
