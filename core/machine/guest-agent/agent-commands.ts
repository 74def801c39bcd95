import {QmpError} from '../../protocol/qmp-error.ts';
import {isNic} from '../network/rx-filter.ts';
import type {GuestSystem} from './guest-system.ts';

/** The type of an argument, as the agent's schema has it. */
type ArgumentType = 'integer' | 'string' | 'boolean' | 'array';

/** One command of the guest's agent (qga/qapi-schema.json). */
export interface AgentCommand {
	/** Its arguments, in the order of the schema; those that may be left out have a star. */
	readonly takes?: Readonly<Record<string, ArgumentType>>;
	/** Nothing is said when it has worked (`success-response: false`). */
	readonly isSilent?: true;
	/** Whether it is there while file systems stand still. */
	readonly isForFrozen?: true;
	/** Whether a byte stands before its reply that no text has. */
	readonly isDelimited?: true;
	/** Throws a QmpError. */
	run(system: GuestSystem, args: Readonly<Record<string, unknown>>): unknown;
}

const FILE_SYSTEMS = 1;
const ETHERNET_PREFIX = 24;
const USER_NETWORK = '10.0.2';
// RFC 5737: an address of no real network.
const OTHER_NETWORK = '192.0.2';
const FIRST_HOST = 15;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const shutdown: AgentCommand = {
	takes: {'*mode': 'string'},
	isSilent: true,
	run({machine: {power}, stopAgent}, {mode = 'powerdown'}) {
		if (mode !== 'powerdown' && mode !== 'halt' && mode !== 'reboot') {
			throw complain('mode is invalid (valid values are: halt|powerdown|reboot');
		}

		if (!power.endFromWithin(mode)) {
			throw complain('child process has failed to shutdown');
		}

		stopAgent();
	},
};

const networkInterfaces = ({machine: {hardware}}: GuestSystem): unknown => {
	const cards = hardware.devices.devices.filter(isNic);
	const loopback = {
		name: 'lo',
		'ip-addresses': [
			{'ip-address-type': 'ipv4', 'ip-address': '127.0.0.1', prefix: 8},
			{'ip-address-type': 'ipv6', 'ip-address': '::1', prefix: 128},
		],
		'hardware-address': '00:00:00:00:00:00',
	};
	return [
		loopback,
		...cards.map(({properties, object}, index) => {
			const backend = hardware.netdevs.find(String(properties.netdev));
			const network = backend?.spec.type === 'user' ? USER_NETWORK : OTHER_NETWORK;
			return {
				name: `eth${index}`,
				'ip-addresses': [
					{
						'ip-address-type': 'ipv4',
						'ip-address': `${network}.${FIRST_HOST + index}`,
						prefix: ETHERNET_PREFIX,
					},
				],
				'hardware-address': String(object.get('mac')),
			};
		}),
	];
};

/** What `guest-info` tells of each command, and of the agent, which is as old as the QEMU around it. */
const info = ({machine: {profile}}: GuestSystem): unknown => {
	const {major, minor, micro} = profile.greeting.QMP.version.qemu;
	return {
		version: `${major}.${minor}.${micro}`,
		supported_commands: Object.entries(agentCommands).map(([name, {isSilent}]) => ({
			enabled: true,
			name,
			'success-response': isSilent !== true,
		})),
	};
};

/** The commands that the agent of the pretended guest has, a small part of those of QEMU's. */
export const agentCommands: Readonly<Record<string, AgentCommand>> = {
	'guest-get-osinfo': {
		run: () => ({
			name: 'Debian GNU/Linux',
			'kernel-release': '6.1.0-18-amd64',
			version: '12 (bookworm)',
			'pretty-name': 'Debian GNU/Linux 12 (bookworm)',
			'version-id': '12',
			'kernel-version': '#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01)',
			machine: 'x86_64',
			id: 'debian',
		}),
	},
	'guest-get-timezone': {run: () => ({zone: 'UTC', offset: 0})},
	'guest-get-users': {run: () => []},
	'guest-get-host-name': {
		run: ({machine: {options}}) => ({'host-name': options.name ?? 'localhost'}),
	},
	'guest-set-user-password': {
		takes: {username: 'string', password: 'string', crypted: 'boolean'},
		run: () => ({}),
	},
	'guest-get-vcpus': {
		run: ({machine: {options}}) =>
			Array.from({length: options.cpus.cpus}, (_, index) => ({
				online: true,
				'can-offline': index > 0,
				'logical-id': index,
			})),
	},
	'guest-network-get-interfaces': {run: networkInterfaces},
	'guest-suspend-ram': {isSilent: true, run: ({machine: {power}}) => power.suspend()},
	'guest-suspend-disk': {isSilent: true, run: ({machine: {power}}) => power.suspendToDisk()},
	'guest-fstrim': {takes: {'*minimum': 'integer'}, run: () => ({paths: []})},
	'guest-fsfreeze-thaw': {
		isForFrozen: true,
		run(system) {
			const thawed = system.isFrozen ? FILE_SYSTEMS : 0;
			system.isFrozen = false;
			return thawed;
		},
	},
	'guest-fsfreeze-freeze': {
		run(system) {
			system.isFrozen = true;
			return FILE_SYSTEMS;
		},
	},
	'guest-fsfreeze-status': {
		isForFrozen: true,
		run: ({isFrozen}) => (isFrozen ? 'frozen' : 'thawed'),
	},
	'guest-shutdown': shutdown,
	'guest-info': {isForFrozen: true, run: info},
	'guest-set-time': {
		takes: {'*time': 'integer'},
		run(system, {time}) {
			system.setTime(time === undefined ? undefined : BigInt(String(time)));
			return {};
		},
	},
	'guest-get-time': {run: ({time}) => time},
	'guest-ping': {isForFrozen: true, run: () => ({})},
	'guest-sync': {takes: {id: 'integer'}, isForFrozen: true, run: (_, {id}) => id},
	'guest-sync-delimited': {
		takes: {id: 'integer'},
		isForFrozen: true,
		isDelimited: true,
		run: (_, {id}) => id,
	},
};
