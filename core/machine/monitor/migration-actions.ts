import {parseSize} from '../command-line/size.ts';
import {defineHuman, type HumanCommand} from './human-command.ts';
import {parameterTypes} from './parameter-types.ts';
import {lines} from './table.ts';

const MEBIBYTE = 2 ** 20;

/** A value for a member of a type of the schema, from its text; undefined where it is none. */
const typed = (kind: string | undefined, text: string): unknown => {
	switch (kind) {
		case 'boolean':
			return text === 'on' ? true : text === 'off' ? false : undefined;
		case 'int':
			return /^\d+$/.test(text) ? Number(text) : parseSize(text);
		case 'number':
			return Number.isNaN(Number(text)) ? undefined : Number(text);
		default:
			return text;
	}
};

const setParameter = defineHuman(
	'migrate_set_parameter',
	'parameter:text value:text',
	async ({machine, call}, {parameter = '', value = ''}) => {
		const kinds = parameterTypes(machine.profile.schema, 'migrate-set-parameters');
		if (!kinds.has(parameter)) {
			return `Error: invalid parameter value: ${parameter}\n`;
		}

		// The bandwidth is given in MiB unless it has a unit (monitor/hmp-cmds.c).
		const isBandwidth = parameter === 'max-bandwidth' && /^\d+$/.test(value);
		const read = isBandwidth ? Number(value) * MEBIBYTE : typed(kinds.get(parameter), value);
		if (read === undefined) {
			const wanted = kinds.get(parameter) === 'boolean' ? "'on' or 'off'" : 'a number';
			return `Error: Parameter '${parameter}' expects ${wanted}\n`;
		}

		await call('migrate-set-parameters', {[parameter]: read});
		return '';
	},
);

/** What the human monitor does about migration and the guest's memory. */
export const migrationActions: readonly HumanCommand[] = [
	defineHuman('migrate', 'd:flag b:flag i:flag r:flag uri:text', async ({call}, {uri, b, i}) => {
		await call('migrate', {
			uri,
			...(b === undefined ? {} : {blk: true}),
			...(i === undefined ? {} : {inc: true}),
		});
		return '';
	}),
	defineHuman('migrate_cancel', '', async ({call}) => {
		await call('migrate_cancel');
		return '';
	}),
	defineHuman('migrate_set_capability', 'capability:text state:switch', async ({call}, args) => {
		const {capability, state} = args;
		await call('migrate-set-capabilities', {
			capabilities: [{capability, state: state === 'on'}],
		});
		return '';
	}),
	setParameter,
	defineHuman('migrate_incoming', 'uri:text', async ({call}, args) => {
		await call('migrate-incoming', args);
		return '';
	}),
	defineHuman('balloon', 'value:number', async ({call}, {value}) => {
		await call('balloon', {value: Number(value) * MEBIBYTE});
		return '';
	}),
	defineHuman(
		'dump-guest-memory',
		'p:flag d:flag z:flag l:flag s:flag w:flag filename:file begin:number? length:number?',
		async ({call}, {p, d, z, l, s, filename, begin, length}) => {
			const format = z ? 'kdump-zlib' : l ? 'kdump-lzo' : s ? 'kdump-snappy' : 'elf';
			await call('dump-guest-memory', {
				paging: p !== undefined,
				protocol: `file:${filename}`,
				detach: d !== undefined,
				format,
				...(begin === undefined ? {} : {begin: Number(begin), length: Number(length)}),
			});
			return '';
		},
	),
	defineHuman(
		'calc_dirty_rate',
		'r:flag b:flag second:number sample_pages_per_GB:number?',
		async ({call}, {second}) => {
			await call('calc-dirty-rate', {'calc-time': Number(second)});
			return lines(
				`Starting dirty rate measurement with period ${second} seconds`,
				"[Please use 'info dirty_rate' to check results]",
			);
		},
	),
];
