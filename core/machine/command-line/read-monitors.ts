import {invalidOption} from './invalid-option.ts';
import type {MachineDraft} from './machine-draft.ts';
import {QemuOpts} from './qemu-opts.ts';
import type {ReadOption} from './read-machine.ts';

/** The address of a monitor, as an address of ours, that a socket chardev stands for. */
const addressOf = (
	{path, host, port, server}: Readonly<Record<string, string>>,
	options: string,
): string | undefined => {
	const kind = server === 'off' || server === undefined ? ',server=off' : ',server=on,wait=off';
	if (path !== undefined) {
		return `unix:${path.replaceAll(',', ',,')}${kind}${options}`;
	}

	return port === undefined
		? undefined
		: `tcp:${host === undefined || host === '' ? '127.0.0.1' : host}:${port}${kind}${options}`;
};

const readQmp =
	(options: string): ReadOption =>
	(draft, {value}) => {
		draft.missingDefaults.add('monitor');
		if (value !== 'none') {
			draft.monitors.push(`${value.replace(/,nowait\b/, ',wait=off')}${options}`);
		}
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

	draft.checks.push(() => {
		const chardev = draft.chardevs.find(({id}) => id === opts.text('chardev'));
		if (chardev === undefined) {
			throw invalidOption(opts.where, `chardev "${opts.text('chardev') ?? ''}" not found`);
		}

		const address = addressOf(chardev.properties, opts.flag('pretty') ? ',pretty=on' : '');
		if (mode === 'control' && address !== undefined) {
			draft.monitors.push(address);
			draft.chardevs.splice(draft.chardevs.indexOf(chardev), 1);
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
	for (const part of ['serial', 'parallel', 'monitor', 'floppy', 'cdrom', 'vga', 'net'] as const) {
		draft.missingDefaults.add(part);
	}
};

/** The options about monitors and SPICE, and the one that takes all defaults away. */
export const monitorReaders: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
	['-qmp', readQmp('')],
	['-qmp-pretty', readQmp(',pretty=on')],
	['-mon', readMon],
	['-spice', readSpice],
	['-nodefaults', dropDefaults],
]);
