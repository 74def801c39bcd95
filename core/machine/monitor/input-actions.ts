import type {Schema} from '../../schema/schema.ts';
import {defineHuman, type HumanCommand} from './human-command.ts';

/** The names of keys, as the schema lists them for send-key. */
const keyNames = (schema: Schema): readonly string[] => {
	const args = schema.type(schema.command('send-key')?.['arg-type'] ?? '');
	const keys =
		args?.['meta-type'] === 'object' ? args.members.find(({name}) => name === 'keys') : undefined;
	const list = schema.type(keys?.type ?? '');
	const value = list?.['meta-type'] === 'array' ? schema.type(list['element-type']) : undefined;
	const branch =
		value?.['meta-type'] === 'object'
			? value.variants?.find(({case: kind}) => kind === 'qcode')
			: undefined;
	const wrapper = schema.type(branch?.type ?? '');
	const code =
		wrapper?.['meta-type'] === 'object' ? schema.type(wrapper.members[0]?.type ?? '') : undefined;
	return code?.['meta-type'] === 'enum' ? code.values : [];
};

// monitor/hmp-cmds.c, `hmp_sendkey`: `<` is a key of the name `less`.
const codeOf = (key: string): string => (key === '<' ? 'less' : key);

const sendkey = defineHuman(
	'sendkey',
	'keys:text hold-time:number?',
	async ({machine, call}, {keys = '', 'hold-time': hold}) => {
		const known = keyNames(machine.profile.schema);
		const pressed = keys.split('-').map(codeOf);
		const isNumber = (key: string): boolean => /^0x[\da-f]+$/i.test(key);
		const stranger = pressed.find(key => !isNumber(key) && !known.includes(key));
		if (stranger !== undefined) {
			return `invalid parameter: ${stranger}\n`;
		}

		await call('send-key', {
			keys: pressed.map(key =>
				isNumber(key) ? {type: 'number', data: Number(key)} : {type: 'qcode', data: key},
			),
			...(hold === undefined ? {} : {'hold-time': Number(hold)}),
		});
		return '';
	},
);

const capture = defineHuman(
	'wavcapture',
	'path:file audiodev:text freq:number? bits:number? nchannels:number?',
	(_, {audiodev}) => `Audiodev '${audiodev}' not found\n`,
);

/** Keys, mouse, sound and screen. */
export const inputActions: readonly HumanCommand[] = [
	sendkey,
	defineHuman('mouse_move', 'dx:text dy:text dz:text?', () => ''),
	defineHuman('mouse_button', 'button_state:number', () => ''),
	defineHuman('mouse_set', 'index:number', () => ''),
	capture,
	defineHuman('stopcapture', 'n:number', () => ''),
	defineHuman(
		'screendump',
		'filename:file format:text? device:text? head:number?',
		async ({call}, {filename, format, device, head}) => {
			await call('screendump', {
				filename,
				...(format === undefined ? {} : {format}),
				...(device === undefined ? {} : {device}),
				...(head === undefined ? {} : {head: Number(head)}),
			});
			return '';
		},
	),
	defineHuman('set_password', 'protocol:text password:text display:text?', async ({call}, args) => {
		await call('set_password', args);
		return '';
	}),
	defineHuman('expire_password', 'protocol:text time:text display:text?', async ({call}, args) => {
		await call('expire_password', args);
		return '';
	}),
];
