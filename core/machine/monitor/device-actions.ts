import {textValues, typedArguments} from './call-with-text.ts';
import {defineHuman, type HumanCommand, type HumanScene} from './human-command.ts';
import {fieldsOf, lines, listOf} from './table.ts';

/** A command that hands an option's text to one of QMP. */
const withOption = (names: string, command: string, impliedKey: string): HumanCommand =>
	defineHuman(names, 'options:rest', async ({machine, call}, {options = ''}) => {
		await call(command, typedArguments(machine, command, {text: options, impliedKey}));
		return '';
	});

/** A command whose one argument is one of QMP's. */
const withName = (names: string, command: string, name: string): HumanCommand =>
	defineHuman(names, `${name}:text`, async ({call}, args) => {
		await call(command, args);
		return '';
	});

const chardevAdd = async ({call}: HumanScene, options: string): Promise<string> => {
	const {backend = '', id, ...properties} = textValues(options, 'backend');
	if (id === undefined) {
		return 'Error: chardev: no id specified\n';
	}

	const {path, out = path} = properties;
	const data = backend === 'file' ? {out} : backend === 'ringbuf' ? {} : {...properties};
	await call('chardev-add', {id, backend: {type: backend, data}});
	return '';
};

/** A command about the ports of the host that a `user` network forwards (net/slirp.c). */
const forwarding = (
	names: string,
	run: (forwards: Set<string>, rule: string) => string,
): HumanCommand =>
	defineHuman(names, 'rule:text', ({machine}, {rule = ''}) => {
		const {netdevs} = machine.hardware;
		return netdevs.all.some(({spec}) => spec.type === 'user')
			? run(netdevs.forwards, rule)
			: 'user mode network stack not in use\n';
	});

/** Devices, their back ends and objects. */
export const deviceActions: readonly HumanCommand[] = [
	defineHuman('device_add', 'device:rest', async ({call}, {device = ''}) => {
		await call('device_add', textValues(device, 'driver'));
		return '';
	}),
	withName('device_del', 'device_del', 'id'),
	withOption('netdev_add', 'netdev_add', 'type'),
	withName('netdev_del', 'netdev_del', 'id'),
	withOption('object_add', 'object-add', 'qom-type'),
	withName('object_del', 'object-del', 'id'),
	defineHuman('chardev-add', 'args:rest', (scene, {args = ''}) => chardevAdd(scene, args)),
	withName('chardev-remove', 'chardev-remove', 'id'),
	withName('chardev-send-break', 'chardev-send-break', 'id'),
	defineHuman('ringbuf_write', 'device:text data:text', async ({call}, args) => {
		await call('ringbuf-write', args);
		return '';
	}),
	defineHuman('ringbuf_read', 'device:text size:number', async ({call}, {device, size}) => {
		const data = await call('ringbuf-read', {device, size: Number(size)});
		return lines(String(data));
	}),
	defineHuman('set_link', 'name:text up:switch', async ({call}, {name, up}) => {
		await call('set_link', {name, up: up === 'on'});
		return '';
	}),
	defineHuman('announce_self', 'interfaces:text? id:text?', () => ''),
	forwarding('hostfwd_add', (forwards, rule) => {
		forwards.add(rule.split('-')[0] ?? rule);
		return '';
	}),
	forwarding('hostfwd_remove', (forwards, rule) =>
		forwards.delete(rule)
			? `host forwarding rule for ${rule} removed\n`
			: `host forwarding rule for ${rule} not found\n`,
	),
	withName('getfd', 'getfd', 'fdname'),
	withName('closefd', 'closefd', 'fdname'),
	defineHuman('qom-list', 'path:text?', async ({call}, {path}) =>
		path === undefined
			? '/\n'
			: lines(...listOf(await call('qom-list', {path})).map(({name, type}) => `${name} (${type})`)),
	),
	defineHuman('qom-get', 'path:text property:text', async ({call}, args) => {
		const value = await call('qom-get', args);
		return lines(
			typeof value === 'object' ? JSON.stringify(fieldsOf(value)) : JSON.stringify(value),
		);
	}),
	defineHuman('qom-set', 'j:flag path:text property:text value:rest', async ({call}, args) => {
		const {path, property, value = ''} = args;
		await call('qom-set', {path, property, value: asPlain(value)});
		return '';
	}),
];

const asPlain = (text: string): unknown => {
	if (/^-?\d+$/.test(text)) {
		return Number(text);
	}

	const flag: Readonly<Record<string, boolean>> = {on: true, off: false, true: true, false: false};
	return flag[text] ?? text;
};
