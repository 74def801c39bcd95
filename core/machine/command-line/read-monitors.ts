import type {ChardevSpec} from '../machine-options.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';
import type {MachineDraft} from './machine-draft.ts';
import {QemuOpts} from './qemu-opts.ts';
import {freeLabel, shortChardev} from './read-backends.ts';
import type {ReadOption} from './read-machine.ts';
import {socketAddress} from './socket-address.ts';

const addMonitor = (
	draft: MachineDraft,
	{id, ...spec}: ChardevSpec,
	{isPretty, option}: {readonly isPretty: boolean; readonly option: string},
): void => {
	const address = spec.backend === 'stdio' ? 'stdio' : socketAddress(spec.properties);
	if (address !== undefined) {
		const pretty = isPretty ? ',pretty=on' : '';
		draft.monitors.push({label: id, address: `${address}${pretty}`, option});
	}
};

const readQmp =
	({isPretty}: {readonly isPretty: boolean}): ReadOption =>
	(draft, given) => {
		draft.missingDefaults.add('monitor');
		const [, named] = /^chardev:(.*)$/.exec(given.value) ?? [];
		if (named !== undefined) {
			draft.checks.push(() => useChardev(draft, named, {isPretty, where: optionText(given)}));
		} else if (given.value !== 'none') {
			const spec = {...shortChardev(given), id: freeLabel(draft, 'monitor')};
			draft.chardevOptions.set(spec.id, optionText(given));
			addMonitor(draft, spec, {isPretty, option: optionText(given)});
		}
	};

const optionText = ({name, value}: GivenOption): string => `${name} ${value}`;

const existingChardev = (draft: MachineDraft, label: string, where: string): ChardevSpec => {
	const chardev = draft.chardevs.find(({id}) => id === label);
	if (chardev === undefined) {
		throw invalidOption(where, `chardev "${label}" not found`);
	}

	return chardev;
};

/** Puts a monitor on a character device that another option describes. */
const useChardev = (
	draft: MachineDraft,
	label: string,
	{isPretty, where}: {readonly isPretty: boolean; readonly where: string},
): void => {
	const chardev = existingChardev(draft, label, where);
	addMonitor(draft, chardev, {isPretty, option: draft.chardevOptions.get(label) ?? where});
	draft.chardevs.splice(draft.chardevs.indexOf(chardev), 1);
};

const readMon: ReadOption = (draft, {name, value}) => {
	const opts = new QemuOpts(name, value, {
		impliedKey: 'chardev',
		keys: ['chardev', 'mode', 'pretty'],
	});
	draft.missingDefaults.add('monitor');
	const mode = opts.text('mode') ?? 'readline';
	if (mode !== 'control' && mode !== 'readline') {
		throw invalidOption(opts.where, `Parameter 'mode' does not accept value '${mode}'`);
	}

	const isPretty = opts.flag('pretty') ?? false;
	const label = opts.text('chardev') ?? '';
	draft.checks.push(() => {
		if (mode === 'control') {
			useChardev(draft, label, {isPretty, where: opts.where});
		} else {
			// A monitor for people: nothing is said there.
			existingChardev(draft, label, opts.where);
		}
	});
};

const SPICE_KEYS =
	'port tls-port addr ipv4 ipv6 unix password password-secret disable-ticketing disable-copy-paste ' +
	'disable-agent-file-xfer sasl x509-dir x509-key-file x509-key-password x509-cert-file x509-cacert-file ' +
	'x509-dh-key-file tls-ciphers tls-channel plaintext-channel image-compression jpeg-wan-compression ' +
	'zlib-glz-wan-compression streaming-video agent-mouse playback-compression seamless-migration display head gl ' +
	'rendernode';

const readSpice: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {keys: SPICE_KEYS.split(' ')});
	draft.spiceOptions = {...draft.spiceOptions, ...Object.fromEntries(options.values)};
};

const dropDefaults = (draft: MachineDraft): void => {
	for (const part of [
		'serial',
		'parallel',
		'monitor',
		'floppy',
		'cdrom',
		'sdcard',
		'vga',
		'net',
	] as const) {
		draft.missingDefaults.add(part);
	}
};

/** The options about monitors and SPICE, and the one that takes all defaults away. */
export const monitorReaders: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
	['-qmp', readQmp({isPretty: false})],
	['-qmp-pretty', readQmp({isPretty: true})],
	['-mon', readMon],
	['-spice', readSpice],
	['-nodefaults', dropDefaults],
]);
