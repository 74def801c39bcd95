import {define} from './domain.ts';
import type {Shown} from './lives.ts';
import {eventually, type PrivateLibvirtd} from './private-libvirtd.ts';

const NAME = 'talker';
const SET_TIME = '1800000000';

const agentSays = (libvirtd: PrivateLibvirtd, name: string, command: string): string =>
	libvirtd.virsh('qemu-agent-command', name, `{"execute": "${command}"}`, '--timeout', '5').text;

const emit = (libvirtd: PrivateLibvirtd, name: string, isOpen: boolean): void => {
	const data = {open: isOpen, id: 'channel0'};
	libvirtd.virsh(
		'qemu-monitor-command',
		name,
		JSON.stringify({execute: 'x-mock-emit', arguments: {event: 'VSERPORT_CHANGE', data}}),
	);
};

const start = async (libvirtd: PrivateLibvirtd, name: string, scenario?: string): Promise<void> => {
	define(libvirtd, {
		name,
		kind: 'mock',
		variables: {
			MOCK_QMP_MOCK_COMMANDS: '1',
			...(scenario === undefined ? {} : {MOCK_QMP_SCENARIO: scenario}),
		},
	});
	libvirtd.virsh('start', name);
};

const isOff = (libvirtd: PrivateLibvirtd, name: string): boolean =>
	libvirtd.virsh('domstate', name).text === 'shut off';

const PING = '{"return":{}}';

/** What virsh does with the guest's agent. */
export const AGENT: readonly Shown[] = [
	[
		'an agent whose port nobody has opened is not connected',
		async libvirtd => {
			await start(libvirtd, NAME);
			const said = agentSays(libvirtd, NAME, 'guest-ping');
			return said.includes('QEMU guest agent is not connected') || said;
		},
	],
	[
		'an agent whose port is open answers',
		async libvirtd => {
			emit(libvirtd, NAME, true);
			await eventually(() => agentSays(libvirtd, NAME, 'guest-ping') === PING);
			const said = [
				agentSays(libvirtd, NAME, 'guest-ping'),
				libvirtd.virsh('domhostname', NAME).text,
				libvirtd.virsh('domfsfreeze', NAME).text,
				libvirtd.virsh('domfsthaw', NAME).text,
				libvirtd.virsh('domtime', NAME, '--time', SET_TIME).status,
				/^Time: 18000000\d\d$/.test(libvirtd.virsh('domtime', NAME).text),
				libvirtd.virsh('domifaddr', NAME, '--source', 'agent').text.includes('52:54:00:12:34:56'),
			];
			const wanted = [PING, NAME, 'Froze 1 filesystem(s)', 'Thawed 1 filesystem(s)', 0, true, true];
			return JSON.stringify(said) === JSON.stringify(wanted) || said;
		},
	],
	[
		'libvirt shuts the guest down through its agent',
		async libvirtd => {
			const {status, text} = libvirtd.virsh('shutdown', NAME, '--mode', 'agent');
			return status === 0 ? eventually(() => isOff(libvirtd, NAME), 8000) : text;
		},
	],
];
