import {
	type Action,
	awaitEnd,
	close,
	command,
	connect,
	NEGOTIATE,
	negotiate,
	negotiated,
	negotiateOob,
	send,
	sync,
	type WireCase,
	type WireSuite,
} from './wire-case.ts';

const STATUS = command('query-status');
const commands = (...names: readonly string[]): string =>
	names.map((name, index) => command(name, `, "id": ${index}`)).join('');

/** A case that changes the state of its machine. */
const isolated = (title: string, ...names: readonly string[]): WireCase => ({
	title,
	isIsolated: true,
	conversation: [...negotiate(), send(commands(...names)), sync(), close()],
});

const queries: readonly WireCase[] = [
	negotiated('query-version', command('query-version', ', "id": 1')),
	negotiated('query-status of a machine that was not started', STATUS),
	negotiated('query-name', command('query-name')),
	negotiated('query-uuid', command('query-uuid')),
	negotiated('query-kvm', command('query-kvm')),
	negotiated('query-yank', command('query-yank')),
	negotiated('query-commands', command('query-commands')),
	negotiated('query-qmp-schema', command('query-qmp-schema')),
	negotiated('query-commands with an id', command('query-commands', ', "id": "c"')),
];

const states: readonly WireCase[] = [
	isolated('cont starts the machine', 'cont', 'query-status'),
	isolated('cont of a running machine has no event', 'cont', 'cont', 'query-status'),
	isolated('stop of a machine that was not started has no event', 'stop', 'query-status'),
	isolated('stop pauses a running machine', 'cont', 'stop', 'query-status'),
	isolated('stop of a paused machine has no event', 'cont', 'stop', 'stop', 'query-status'),
	isolated('cont resumes a paused machine', 'cont', 'stop', 'cont', 'query-status'),
	isolated('system_reset of a machine that was not started', 'system_reset', 'query-status'),
	isolated('system_reset of a running machine', 'cont', 'system_reset', 'query-status'),
	isolated('system_reset of a paused machine', 'cont', 'stop', 'system_reset', 'query-status'),
	isolated(
		'cont after the reset of a paused machine',
		'cont',
		'stop',
		'system_reset',
		'cont',
		'query-status',
	),
	isolated(
		'stop after the reset of a paused machine',
		'cont',
		'stop',
		'system_reset',
		'stop',
		'query-status',
	),
	isolated('two resets in a row', 'system_reset', 'system_reset', 'query-status'),
	isolated(
		'system_powerdown of a machine that was not started',
		'system_powerdown',
		'query-status',
	),
	isolated('system_powerdown of a running machine', 'cont', 'system_powerdown', 'query-status'),
	isolated(
		'system_powerdown of a paused machine',
		'cont',
		'stop',
		'system_powerdown',
		'query-status',
	),
	isolated('two powerdowns in a row', 'cont', 'system_powerdown', 'system_powerdown'),
	isolated('powerdown, then reset', 'cont', 'system_powerdown', 'system_reset', 'query-status'),
	isolated(
		'ten rounds of cont and stop',
		...Array.from({length: 20}, (_, index) => (index % 2 ? 'stop' : 'cont')),
	),
	isolated(
		'stop, cont, reset and powerdown mixed',
		'stop',
		'cont',
		'system_reset',
		'stop',
		'system_powerdown',
		'system_reset',
		'query-status',
		'cont',
		'stop',
		'query-status',
	),
	{
		title: 'a client that has not negotiated gets no event and changes nothing',
		isIsolated: true,
		conversation: [
			connect(),
			send(commands('cont', 'system_reset')),
			sync(),
			send(NEGOTIATE + STATUS),
			sync(),
			close(),
		],
	},
	{
		title: 'events come before replies with oob too',
		isIsolated: true,
		conversation: [
			...[
				...negotiateOob(),
				send(commands('cont', 'stop', 'system_reset', 'system_powerdown')),
				sync(),
			],
			...[send(STATUS), sync(), close()],
		],
	},
];

const quitting = (title: string, before: readonly Action[], input: string): WireCase => ({
	title,
	isIsolated: true,
	conversation: [...before, send(input), awaitEnd(), close()],
});

const quits: readonly WireCase[] = [
	quitting('quit of a machine that was not started', negotiate(), command('quit')),
	quitting('quit repeats its id', negotiate(), command('quit', ', "id": {"a": 1}')),
	quitting('quit of a running machine', negotiate(), commands('cont', 'quit')),
	quitting('quit of a paused machine', negotiate(), commands('cont', 'stop', 'quit')),
	quitting(
		'quit after powerdown and reset',
		negotiate(),
		commands('system_powerdown', 'system_reset', 'quit'),
	),
	quitting(
		'commands after quit are not answered',
		negotiate(),
		commands('quit', 'query-name', 'query-status'),
	),
	quitting('errors after quit are not answered', negotiate(), `${command('quit')}%\n[}`),
	quitting('a second quit is not answered', negotiate(), commands('quit', 'quit')),
	quitting('quit with oob', negotiateOob(), command('quit', ', "id": 1')),
	quitting('quit pipelined with the negotiation', [connect()], NEGOTIATE + command('quit')),
	quitting('quit with empty arguments', negotiate(), command('quit', ', "arguments": {}')),
	quitting('quit after an error', negotiate(), `${command('quit', ', "x": 1')}${command('quit')}`),
];

export const machineSuite: WireSuite = {name: 'machine', cases: [...queries, ...states, ...quits]};
