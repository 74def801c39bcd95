import {toPlain} from '../../core/protocol/json-value.ts';
import {QmpError} from '../../core/protocol/qmp-error.ts';
import {readPackageFile} from '../../core/runtime/files.ts';
import type {Profile} from '../../core/schema/profile.ts';

/** What QEMU 7.2 was seen to list and tells no client of QMP. */
interface Recorded {
	/** By category: the bus of each device, empty for one without. */
	readonly devices: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** Separated by spaces. */
	readonly cpuFlags: string;
}

type Row = Readonly<Record<string, unknown>>;

const RECORDED = 'core/schema/snapshots/qemu-7.2/help-lists.json';
const MACHINE_WIDTH = 20;
const CPU_WIDTH = 21;
// target/i386/cpu.c, `listflags`.
const LINE_LENGTH_MAX = 75;
// softmmu/vl.c, `machine_class_cmp`: those of a family before those without one.
const FAMILIES: readonly RegExp[] = [/^microvm/, /^pc-i440fx-/, /^pc-q35-/, /(?:)/];
// target/i386/cpu.c, `x86_cpu_list_compare`: behind all models of real processors.
const LAST_CPUS = ['base', 'host', 'max'];

const recorded = (): Recorded => JSON.parse(readPackageFile(RECORDED));

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

const rowsOf = ({replies}: Profile, command: string): readonly Row[] => {
	const reply = replies.reply(command, new Map());
	const plain = reply === undefined || reply instanceof QmpError ? [] : toPlain(reply);
	return Array.isArray(plain) ? plain.filter(isRow) : [];
};

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** QEMU's `-machine help`, without its descriptions. */
const machineList = (profile: Profile): readonly string[] => {
	const familyOf = (name: string): number => FAMILIES.findIndex(family => family.test(name));
	const isLone = (name: string): boolean => familyOf(name) === FAMILIES.length - 1;
	const machines = rowsOf(profile, 'query-machines').toSorted((left, right) => {
		const [one, other] = [String(left.name), String(right.name)];
		const inFamily = isLone(one) ? byText(one, other) : byText(other, one);
		return familyOf(one) - familyOf(other) || inFamily;
	});
	return [
		'Supported machines are:',
		...machines.flatMap(({name, alias, 'is-default': isDefault, deprecated: isDeprecated}) => [
			...(alias === undefined
				? []
				: [`${String(alias).padEnd(MACHINE_WIDTH)} (alias of ${String(name)})`]),
			String(name).padEnd(MACHINE_WIDTH) +
				(isDefault === true ? ' (default)' : '') +
				(isDeprecated === true ? ' (deprecated)' : ''),
		]),
	];
};

/** Where the name of a CPU leads; models that have their versions by the machine lead nowhere before there is one. */
const aliasText = ({name, 'alias-of': target}: Row): string => {
	if (target === undefined) {
		return '';
	}

	return String(target).startsWith(`${String(name)}-v`)
		? '(alias configured by machine type)'
		: `(alias of ${String(target)})`;
};

const wrapped = (words: readonly string[]): readonly string[] => {
	const lines: string[] = [];
	let line = ' ';
	for (const word of words) {
		if (line.length + word.length + 1 > LINE_LENGTH_MAX) {
			lines.push(line);
			line = ' ';
		}

		line += ` ${word}`;
	}

	return [...lines, line];
};

/** QEMU's `-cpu help`, without its descriptions. */
const cpuList = (profile: Profile): readonly string[] => {
	const place = ({name}: Row): number => LAST_CPUS.indexOf(String(name));
	const models = rowsOf(profile, 'query-cpu-definitions').toSorted(
		(left, right) => place(left) - place(right) || byText(String(left.name), String(right.name)),
	);
	return [
		'Available CPUs:',
		...models.map(model =>
			`x86 ${String(model.name).padEnd(CPU_WIDTH)} ${aliasText(model)}`.trimEnd(),
		),
		'',
		'Recognized CPUID flags:',
		...wrapped(recorded().cpuFlags.split(' ')),
		'',
	];
};

/** QEMU's `-device help`, without its descriptions. */
const deviceList = (profile: Profile): readonly string[] => {
	const aliases = new Map(
		Object.entries(profile.deviceModels.aliases).map(([alias, driver]) => [driver, alias]),
	);
	const cpus = rowsOf(profile, 'query-cpu-definitions')
		.map(({typename}) => String(typename))
		.sort((left, right) => byText(left.toLowerCase(), right.toLowerCase()));
	const categories = Object.entries(recorded().devices);
	return categories.flatMap(([category, devices], index) => {
		const known =
			category === 'CPU' ? cpus.map(name => [name, ''] as const) : Object.entries(devices);
		return [
			...(index === 0 ? [] : ['']),
			`${category} devices:`,
			...known.map(([name, bus = '']) => {
				const alias = aliases.get(name);
				const place = bus === '' ? '' : `, bus ${bus}`;
				return `name "${name}"${place}${alias === undefined ? '' : `, alias "${alias}"`}`;
			}),
		];
	});
};

/** What `help` as the value of an option lists. */
const LISTS = {machine: machineList, cpu: cpuList, device: deviceList} as const;

/** The options that list what there is. */
export type ListedOption = keyof typeof LISTS;

/** What QEMU prints for `help` as the value of an option. */
export const helpList = (option: ListedOption, profile: Profile): string =>
	`${LISTS[option](profile).join('\n')}\n`;
