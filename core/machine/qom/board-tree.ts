import type {RecordedProperty, RecordedTree} from '../../schema/device-models.ts';
import {bootDevice} from '../cpus/cpus.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {QomObject} from './qom-object.ts';
import {objectFrom} from './recorded-tree.ts';

const FIRST_CPU = '/machine/unattached/device[0]';
const UNATTACHED = /^(\/machine\/unattached\/device\[)(\d+)(\].*)?$/;
const CHILD = /^(device\[)(\d+)(\])$/;

/** Makes room for the CPUs behind the first and its interrupt controller: the devices after them count on. */
const shifted = (text: string, form: RegExp, by: number): string => {
	// Few texts have a number.
	if (!text.includes('device[')) {
		return text;
	}

	return text.replace(form, (whole, before: string, index: string, after: string | undefined) =>
		Number(index) <= 1 ? whole : `${before}${Number(index) + by}${after ?? ''}`,
	);
};

const withCpus = (tree: RecordedTree, count: number, type: string): RecordedTree => {
	const by = count - 1;
	const moved = Object.entries(tree).map(([path, rows]) => [
		shifted(path, UNATTACHED, by),
		rows.map(
			([name, rowType, value]): RecordedProperty => [
				path === '/machine/unattached' ? shifted(name, CHILD, by) : name,
				rowType,
				typeof value === 'string' ? shifted(value, UNATTACHED, by) : value,
			],
		),
	]);
	const cpu = (tree[FIRST_CPU] ?? []).map(
		(row): RecordedProperty => (row[0] === 'type' ? ['type', 'string', type] : row),
	);
	const parts = Object.entries(tree).filter(([path]) => path.startsWith(`${FIRST_CPU}/`));
	const cpus = Array.from({length: count}, (_, index) => {
		const own = FIRST_CPU.replace('0', String(bootDevice(index)));
		return [[own, cpu], ...parts.map(([path, rows]) => [path.replace(FIRST_CPU, own), rows])];
	}).flat();
	const result: Record<string, readonly RecordedProperty[]> = Object.fromEntries([
		...moved,
		...cpus,
	]);
	const unattached = result['/machine/unattached'] ?? [];
	const others = unattached.filter(([name]) => name !== 'device[0]');
	result['/machine/unattached'] = [
		...others,
		...Array.from(
			{length: count},
			(_, index): RecordedProperty => [`device[${bootDevice(index)}]`, `child<${type}>`, null],
		),
	];
	return result;
};

const machineValues = ({memory, memorySlots, memoryMax, cpus, machineProperties}: MachineOptions) =>
	new Map<string, unknown>([
		[
			'memory',
			{
				...(memorySlots > 0 ? {slots: memorySlots, 'max-size': memoryMax} : {}),
				size: memory,
			},
		],
		[
			'smp',
			{
				cpus: cpus.cpus,
				maxcpus: cpus.maxCpus,
				threads: cpus.threads,
				cores: cpus.cores,
				dies: cpus.dies,
				sockets: cpus.sockets,
				clusters: 1,
			},
		],
		...Object.entries(machineProperties).map(
			([name, text]) => [name, text === 'on' ? true : text === 'off' ? false : text] as const,
		),
	]);

const DEFAULT_MEMORY = 'pc.ram';

// softmmu/vl.c, qemu_create_machine: a machine that is told which memory to take makes none of its own.
const withoutDefaultMemory = (tree: RecordedTree): RecordedTree => {
	const others = Object.entries(tree).filter(([path]) => path !== `/objects/${DEFAULT_MEMORY}`);
	const objects = (tree['/objects'] ?? []).filter(([name]) => name !== DEFAULT_MEMORY);
	return {...Object.fromEntries(others), '/objects': objects};
};

/** The objects of a board before any device of the user's: as recorded, with this machine's CPUs and memory. */
export const boardTree = (
	recorded: RecordedTree,
	options: MachineOptions,
	cpuType: string,
): QomObject => {
	const isMemoryGiven = options.machineProperties['memory-backend'] !== undefined;
	const board = isMemoryGiven ? withoutDefaultMemory(recorded) : recorded;
	const tree = board[FIRST_CPU] === undefined ? board : withCpus(board, options.cpus.cpus, cpuType);
	const values = machineValues(options);
	const machine = (tree['/machine'] ?? []).map(
		([name, type, value]): RecordedProperty => [
			name,
			type,
			values.has(name) ? values.get(name) : value,
		],
	);
	return objectFrom({...tree, '/machine': machine}, '/');
};
