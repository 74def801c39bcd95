import test from 'ava';
import {agentCommands} from '../../../../core/machine/guest-agent/agent-commands.ts';
import {defaultGuest, type GuestOptions} from '../../../../core/machine/machine-options.ts';
import {startVirtual} from '../../../../testing.ts';

const MINUTE_MS = 60_000;

/** A machine whose agent's channel somebody holds; `ask` gives what has come back. */
const hold = async (guest: Partial<GuestOptions> = {}, isOpen = true) => {
	const {qmp, advance} = await startVirtual({
		machine: {guest: {...defaultGuest, ...guest}, name: 'vm1'},
		startTime: 1_000_000_000_000_000,
	});
	const {agent, events} = qmp.machine;
	const told: string[] = [];
	const flows: boolean[] = [];
	let said = '';
	events.subscribe(({event, data}) => told.push(`${event} ${JSON.stringify(data ?? {})}`));
	agent.client = {
		write(bytes) {
			said += Buffer.from(bytes).toString('latin1');
		},
		flow: isFlowing => flows.push(isFlowing),
	};
	if (isOpen) {
		qmp.emit('VSERPORT_CHANGE', {open: true, id: 'channel0'});
	}

	const ask = (text: string): string => {
		said = '';
		agent.receive(Buffer.from(text, 'latin1'));
		return said;
	};
	return {qmp, advance, ask, told, flows};
};

const command = (execute: string, given?: object): string =>
	JSON.stringify({execute, ...(given && {arguments: given})});

// Each beside what qemu-ga 7.2.22 said.
const SAID: ReadonlyArray<readonly [asked: string, said: string]> = [
	[command('guest-ping'), '{"return": {}}\n'],
	[command('guest-sync', {id: 1234}), '{"return": 1234}\n'],
	[command('guest-sync-delimited', {id: 1234}), '\xff{"return": 1234}\n'],
	[
		`\xff${command('guest-sync-delimited', {id: 5})}`,
		`{"error": {"class": "GenericError", "desc": "JSON parse error, stray '\\uFFFD'"}}\n\xff{"return": 5}\n`,
	],
	['{"execute": "guest-ping", "id": 7}', '{"return": {}, "id": 7}\n'],
	[
		command('guest-foo'),
		'{"error": {"class": "CommandNotFound", "desc": "The command guest-foo has not been found"}}\n',
	],
	[
		command('guest-sync'),
		'{"error": {"class": "GenericError", "desc": "Parameter \'id\' is missing"}}\n',
	],
	[
		command('guest-sync', {id: 'x'}),
		'{"error": {"class": "GenericError", "desc": "Invalid parameter type for \'id\', expected: integer"}}\n',
	],
	[
		command('guest-ping', {a: 1}),
		'{"error": {"class": "GenericError", "desc": "Parameter \'a\' is unexpected"}}\n',
	],
	['[]', '{"error": {"class": "GenericError", "desc": "QMP input must be a JSON object"}}\n'],
	[
		'{"exec-oob": "guest-ping"}',
		'{"error": {"class": "GenericError", "desc": "QMP input member \'exec-oob\' is unexpected"}}\n',
	],
	[
		command('guest-shutdown', {mode: 'foo'}),
		'{"error": {"class": "GenericError", "desc": "mode is invalid (valid values are: halt|powerdown|reboot"}}\n',
	],
	[command('guest-get-timezone'), '{"return": {"zone": "UTC", "offset": 0}}\n'],
	[command('guest-get-users'), '{"return": []}\n'],
	[command('guest-get-host-name'), '{"return": {"host-name": "vm1"}}\n'],
	[command('guest-fsfreeze-status'), '{"return": "thawed"}\n'],
];

test('the agent answers as that of QEMU does', async t => {
	const {ask} = await hold();
	t.deepEqual(
		SAID.map(([asked]) => [asked, ask(asked)]),
		SAID.map(row => [...row]),
	);
	t.deepEqual(
		JSON.parse(ask(command('guest-info'))).return.supported_commands.map(
			({name}: {readonly name: string}) => name,
		),
		Object.keys(agentCommands),
	);
});

test('every command without arguments is answered, or says nothing because the guest is on its way', async t => {
	const names = Object.keys(agentCommands).filter(name =>
		Object.keys(agentCommands[name]?.takes ?? {}).every(key => key.startsWith('*')),
	);
	const failed: string[] = [];
	for (const name of names) {
		const {ask} = await hold();
		const said = ask(command(name));
		const isGood =
			agentCommands[name]?.isSilent === true ? said === '' : /^\{"return": /.test(said);
		failed.push(...(isGood ? [] : [`${name}: ${said}`]));
	}

	t.deepEqual(failed, []);
});

test('the time of the guest is that of the machine; who sets it sets the clock of the board', async t => {
	const {ask, told} = await hold();
	t.is(ask(command('guest-get-time')), '{"return": 1000000000000000000}\n');
	t.is(
		ask('{"execute": "guest-set-time", "arguments": {"time": 1000000005000000001}}'),
		'{"return": {}}\n',
	);
	t.is(ask(command('guest-get-time')), '{"return": 1000000005000000001}\n');
	t.regex(told.at(-1) ?? '', /^RTC_CHANGE \{"offset":5,"qom-path":"\/machine\/unattached\/device/);
	t.is(ask(command('guest-set-time')), '{"return": {}}\n');
});

test('a guest whose file systems stand still does little else until they are let go', async t => {
	const {ask} = await hold();
	t.is(ask(command('guest-fsfreeze-freeze')), '{"return": 1}\n');
	t.is(ask(command('guest-fsfreeze-status')), '{"return": "frozen"}\n');
	t.regex(ask(command('guest-get-time')), /has been disabled: the agent is in frozen state/);
	t.is(ask(command('guest-ping')), '{"return": {}}\n');
	t.is(ask(command('guest-fsfreeze-thaw')), '{"return": 1}\n');
	t.is(ask(command('guest-fsfreeze-thaw')), '{"return": 0}\n');
	t.regex(ask(command('guest-get-time')), /"return"/);
});

test('guest-shutdown ends the guest in its own time, or lets it boot again', async t => {
	const off = await hold();
	await off.advance(1000);
	t.is(off.ask(command('guest-shutdown')), '');
	await off.advance(1000);
	t.deepEqual(off.told.slice(-2), [
		'VSERPORT_CHANGE {"id":"channel0","open":false}',
		'SHUTDOWN {"guest":true,"reason":"guest-shutdown"}',
	]);

	const again = await hold();
	again.ask(command('guest-shutdown', {mode: 'reboot'}));
	await again.advance(1000);
	t.true(again.told.some(line => line.startsWith('RESET {"guest":true')));
	t.is(again.qmp.status, 'running');

	const unwilling = await hold({powerdown: 'refuse'});
	t.regex(unwilling.ask(command('guest-shutdown')), /child process has failed to shutdown/);
	await unwilling.advance(MINUTE_MS);
	t.is(unwilling.qmp.status, 'running');
});

test('what is sent waits until the port is open; a silent agent takes it, an absent one never does', async t => {
	const waiting = await hold({}, false);
	t.deepEqual(waiting.flows, [false]);
	waiting.qmp.emit('VSERPORT_CHANGE', {open: true, id: 'channel0'});
	waiting.qmp.emit('VSERPORT_CHANGE', {open: false, id: 'channel0'});
	t.deepEqual(waiting.flows, [false, true, false]);

	const silent = await hold({agent: 'silent'});
	t.deepEqual(silent.flows, [false, true]);
	t.is(silent.ask(command('guest-ping')), '');
	t.deepEqual((await hold({agent: 'absent'})).flows, [false, false]);
});

test('an agent that comes by itself opens its port some time after the start, and after each boot', async t => {
	const {advance, told, qmp} = await hold({agentDelay: 2000}, false);
	await advance(1999);
	t.deepEqual(told, []);
	await advance(1);
	const opened = 'VSERPORT_CHANGE {"id":"channel0","open":true}';
	t.deepEqual(told, [opened]);
	await advance(MINUTE_MS);
	qmp.machine.power.reboot();
	await advance(MINUTE_MS);
	const ports = told.filter(line => line.startsWith('VSERPORT'));
	t.deepEqual(ports, [opened, opened.replace('true', 'false'), opened]);
	t.is(told[1], ports[1]);
});
