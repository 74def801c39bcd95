import type {NetdevSpec} from '../../machine-options.ts';
import type {Netdev} from '../../network/netdevs.ts';
import {defineHuman, type HumanCommand} from '../human-command.ts';
import {type Fields, fieldsOf, lines, listOf} from '../table.ts';

const chardev = defineHuman('chardev', '', async ({call}) =>
	lines(
		...listOf(await call('query-chardev')).map(
			({label, filename}) => `${label}: filename=${filename}`,
		),
	),
);

// net/slirp.c and net/tap.c: what they say of themselves.
const detailOf = (spec: NetdevSpec): string => {
	switch (spec.type) {
		case 'user':
			return `net=${spec.net ?? '10.0.2.0'},restrict=${spec.restrict === true ? 'on' : 'off'}`;
		case 'tap': {
			const {
				fd,
				ifname = 'tap0',
				script = '/etc/qemu-ifup',
				downscript = '/etc/qemu-ifdown',
			} = spec;
			return fd === undefined
				? `ifname=${ifname},script=${script},downscript=${downscript}`
				: `fd=${fd}`;
		}

		default:
			return '';
	}
};

const network = defineHuman('network', '', ({machine: {hardware, options}}) => {
	const line = (spec: NetdevSpec): string =>
		`${spec.id}: index=0,type=${spec.type},${detailOf(spec)}`;
	const alone = hardware.netdevs.all.filter(({peer}) => peer === undefined);
	const cards = hardware.devices.devices.filter(({model}) => Object.hasOwn(model.settable, 'mac'));
	// The order is that of their beginnings: the back ends of the start, cards, and back ends that came later.
	const isFirst = ({spec}: Netdev): boolean => options.netdevs.includes(spec);
	return lines(
		...alone.filter(isFirst).map(({spec}) => line(spec)),
		...cards.flatMap(card => {
			const {driver, id, object, properties} = card;
			const backend = hardware.netdevs.find(String(properties.netdev));
			return [
				`${id ?? `${driver}.0`}: index=0,type=nic,model=${driver},macaddr=${String(object.get('mac'))}`,
				...(backend === undefined ? [] : [` \\ ${line(backend.spec)}`]),
			];
		}),
		...alone.filter(netdev => !isFirst(netdev)).map(({spec}) => line(spec)),
	);
});

const vncAddress = ({host, service, family, websocket}: Fields): string =>
	`${host}:${service} (${family}${websocket === true ? ' (Websocket)' : ''})`;

const vncClient = (client: Fields): readonly string[] => [
	`  Client: ${vncAddress(client)}`,
	`    x509_dname: ${client.x509_dname ?? 'none'}`,
	`    sasl_username: ${client.sasl_username ?? 'none'}`,
];

const vnc = defineHuman('vnc', '', async ({call}) => {
	const servers = listOf(await call('query-vnc-servers'));
	return servers.length === 0
		? 'None\n'
		: lines(
				...servers.flatMap(server => [
					`${server.id}:`,
					...listOf(server.server).flatMap(address => [
						`  Server: ${vncAddress(address)}`,
						`    Auth: ${address.auth} (Sub: ${address['vencrypt-auth'] ?? 'none'})`,
					]),
					...listOf(server.clients).flatMap(vncClient),
				]),
			);
});

const CHANNELS = [
	'',
	'main',
	'display',
	'inputs',
	'cursor',
	'playback',
	'record',
	'tunnel',
	'smartcard',
	'usbredir',
	'port',
	'webdav',
] as const;

const spice = defineHuman('spice', '', async ({call}) => {
	const info = fieldsOf(await call('query-spice'));
	if (info.enabled !== true) {
		return 'Server: disabled\n';
	}

	const channels = listOf(info.channels);
	return lines(
		'Server:',
		info.port === undefined ? undefined : `     address: ${info.host}:${info.port}`,
		info['tls-port'] === undefined
			? undefined
			: `     address: ${info.host}:${info['tls-port']} [tls]`,
		`    migrated: ${info.migrated}`,
		`        auth: ${info.auth}`,
		`    compiled: ${info['compiled-version']}`,
		`  mouse-mode: ${info['mouse-mode']}`,
		...(channels.length === 0 ? ['Channels: none'] : channels.flatMap(spiceChannel)),
	);
});

const spiceChannel = (channel: Fields): readonly string[] => [
	'Channel:',
	`     address: ${channel.host}:${channel.port}${channel.tls === true ? ' [tls]' : ''}`,
	`     session: ${channel['connection-id']}`,
	`     channel: ${channel['channel-type']}:${channel['channel-id']}`,
	`     channel name: ${CHANNELS[Number(channel['channel-type'])] ?? 'unknown'}`,
];

/** About character devices, networks and displays. */
export const peripheralTopics: readonly HumanCommand[] = [chardev, network, vnc, spice];
