import {objectFromPlain} from '../../../protocol/json-value.ts';
import {defineHuman, type HumanCommand} from '../human-command.ts';
import {fieldsOf, lines, listOf} from '../table.ts';

// What x-query commands print is their text, as it is.
const textTopic = (name: string, query = `x-query-${name}`): HumanCommand =>
	defineHuman(name, '', async ({call}) =>
		String(fieldsOf(await call(query))['human-readable-text'] ?? ''),
	);

const status = defineHuman('status', '', ({machine}) => {
	const isRunning = machine.status === 'running';
	const detail = isRunning || machine.status === 'paused' ? '' : ` (${machine.status})`;
	return `VM status: ${isRunning ? 'running' : 'paused'}${detail}\n`;
});

const version = defineHuman('version', '', ({machine}) => {
	const {qemu, package: build} = machine.profile.greeting.QMP.version;
	return `${qemu.major}.${qemu.minor}.${qemu.micro}${build}\n`;
});

const cpus = defineHuman('cpus', '', async ({call}) => {
	const all = listOf(await call('query-cpus-fast'));
	return lines(
		...all.map(
			(cpu, index) =>
				`${index === 0 ? '*' : ' '} CPU #${cpu['cpu-index']}: thread_id=${cpu['thread-id']}`,
		),
	);
});

const hotpluggableCpus = defineHuman('hotpluggable-cpus', '', async ({call}) => {
	const all = listOf(await call('query-hotpluggable-cpus'));
	return lines(
		'Hotpluggable CPUs:',
		...all.flatMap(cpu => [
			`  type: "${cpu.type}"`,
			`  vcpus_count: "${cpu['vcpus-count']}"`,
			...(cpu['qom-path'] === undefined ? [] : [`  qom_path: "${cpu['qom-path']}"`]),
			'  CPUInstance Properties:',
			...['node-id', 'socket-id', 'die-id', 'cluster-id', 'core-id', 'thread-id'].flatMap(name => {
				const value = fieldsOf(cpu.props)[name];
				return value === undefined ? [] : [`    ${name}: "${value}"`];
			}),
		]),
	);
});

const iothreads = defineHuman('iothreads', '', async ({call}) =>
	lines(
		...listOf(await call('query-iothreads')).flatMap(thread => [
			`${thread.id}:`,
			`  thread_id=${thread['thread-id']}`,
			...['poll-max-ns', 'poll-grow', 'poll-shrink', 'aio-max-batch'].map(
				name => `  ${name}=${thread[name]}`,
			),
		]),
	),
);

const mice = defineHuman('mice', '', async ({call}) =>
	lines(
		...listOf(await call('query-mice')).map(
			({current, index, name, absolute}) =>
				`${current === true ? '*' : ' '} Mouse #${index}: ${name}` +
				(absolute === true ? ' (absolute)' : ''),
		),
	),
);

const CPU_STATE = ['registers', 'lapic', 'mem', 'tlb', 'mtree', 'pic', 'qtree', 'qom-tree'];

// What stands in them is QEMU's own: of an idle machine of the same board, as recorded.
const recordedTopic = (name: string): HumanCommand =>
	defineHuman(name, 'a:flag f:flag', ({machine}, {a, f}) => {
		const flag = a === undefined ? (f === undefined ? '' : ' -f') : ' -a';
		const asked = objectFromPlain({'command-line': `info ${name}${flag}`});
		const text = machine.profile.replies.reply('human-monitor-command', asked);
		return typeof text === 'string' ? text.replaceAll('\r', '') : '';
	});

/** About the machine as a whole, its CPUs and threads. */
export const machineTopics: readonly HumanCommand[] = [
	status,
	version,
	defineHuman('name', '', ({machine: {options}}) =>
		options.name === undefined ? '' : `${options.name}\n`,
	),
	defineHuman('uuid', '', ({machine: {options}}) => `${options.uuid}\n`),
	defineHuman('kvm', '', async ({call}) => {
		const {enabled, present} = fieldsOf(await call('query-kvm'));
		const state = enabled === true ? 'enabled' : 'disabled';
		return `kvm support: ${present === true ? state : 'not compiled'}\n`;
	}),
	cpus,
	hotpluggableCpus,
	iothreads,
	mice,
	defineHuman('replay', '', async ({call}) => {
		const {mode} = fieldsOf(await call('query-replay'));
		return mode === 'none' ? 'Record/replay is not active\n' : `Record/replay mode is ${mode}\n`;
	}),
	defineHuman('history', '', () => ''),
	defineHuman('capture', '', () => ''),
	defineHuman('tpm', '', () => ''),
	defineHuman('sev', '', () => 'SEV is not enabled\n'),
	defineHuman('sgx', '', () => 'No EPC regions defined, SGX not available\n'),
	defineHuman('virtio', '', async ({call}) => {
		const all = listOf(await call('x-query-virtio'));
		return all.length === 0
			? 'No VirtIO devices\n'
			: lines(...all.map(({path, name}) => `${path} [${name}]`));
	}),
	defineHuman('vm-generation-id', '', async ({call}) =>
		lines(String(fieldsOf(await call('query-vm-generation-id')).guid)),
	),
	defineHuman('stats', 'target:text names:text? provider:text?', () => ''),
	textTopic('numa'),
	textTopic('opcount'),
	textTopic('profile'),
	textTopic('rdma'),
	textTopic('roms'),
	textTopic('usb'),
	textTopic('irq'),
	textTopic('jit'),
	textTopic('ramblock'),
	...CPU_STATE.map(recordedTopic),
];
