import test from 'ava';
import {startMockQmp} from '../../index.ts';
import {startVirtual} from '../../testing.ts';
import {SocketClient} from '../helpers/socket-client.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};

const negotiated = async () => {
	const virtual = await startVirtual();
	const client = virtual.connect();
	client.send(NEGOTIATE);
	await virtual.advance(0);
	return {...virtual, client};
};

test('commands and events are looked back on', async t => {
	const {qmp, client, advance} = await negotiated();
	client.send({execute: 'stop', id: 7});
	await advance(0);
	t.deepEqual(
		qmp.commands.map(({command, id, client: by}) => ({command, id, by})),
		[
			{command: 'qmp_capabilities', id: undefined, by: 'compat_monitor0#0'},
			{command: 'stop', id: 7, by: 'compat_monitor0#0'},
		],
	);
	t.deepEqual(
		qmp.events.map(({event}) => event),
		['STOP'],
	);
});

test('a handler answers in the stead of the machine until it is taken back', async t => {
	const {qmp, client, advance} = await negotiated();
	const undo = qmp.onCommand('migrate', ({uri}) => qmp.fail('GenericError', `no route to ${uri}`));
	client.send({execute: 'migrate', arguments: {uri: 'tcp:a:1'}});
	await advance(0);
	undo();
	client.send({execute: 'query-status'});
	await advance(0);
	t.deepEqual(client.messages.at(-2), {
		error: {class: 'GenericError', desc: 'no route to tcp:a:1'},
	});
	t.is(qmp.status, 'running');
	t.deepEqual(qmp.stubs.all, []);
});

test('a handler may answer later, and a command without a return value may give nothing', async t => {
	const {qmp, client, advance} = await negotiated();
	qmp.stubs.handle('stop', async () => undefined);
	client.send({execute: 'stop'});
	await advance(0);
	t.deepEqual(client.messages.at(-1), {return: {}});
	t.is(qmp.status, 'running');
});

test('a stub gives always the same reply, so often and so late as it is told', async t => {
	const {qmp, client, advance} = await negotiated();
	const reply = {return: {status: 'io-error', singlestep: false, running: false}};
	qmp.stubs.set('query-status', reply, {times: 1, delayMs: 500});
	client.send({execute: 'query-status', id: 1});
	await advance(499);
	t.is(client.messages.length, 2);
	await advance(1);
	client.send({execute: 'query-status', id: 2});
	await advance(0);
	t.like(client.messages.at(-2), {return: {status: 'io-error'}, id: 1});
	t.like(client.messages.at(-1), {return: {status: 'running'}, id: 2});
});

test('a stub that no QEMU could give is refused, unless told to be unchecked', async t => {
	const {qmp} = await startVirtual();
	t.throws(() => qmp.stubs.set('query-status', {return: {status: 'asleep'}}), {
		code: 'REPLY_INVALID',
		message: /^the reply to query-status: /,
	});
	t.notThrows(() => qmp.stubs.set('query-status', {return: 1}, {isUnchecked: true}));
	const unknown = t.throws(() => qmp.stubs.set('query-statuss', {return: {}}), {
		code: 'COMMAND_UNKNOWN',
	});
	t.like(unknown, {remedy: 'did you mean query-status?'});
});

test('a command that came before the wait counts, and each is handed out once', async t => {
	const {qmp, client, advance} = await negotiated();
	client.send({execute: 'cont', id: 'a'});
	await advance(0);
	t.is((await qmp.waitForCommand('cont')).id, 'a');
	const second = qmp.waitForCommand('cont');
	client.send({execute: 'cont', id: 'b'});
	await advance(0);
	t.is((await second).id, 'b');
});

test('a wait looks at the arguments', async t => {
	const {qmp, client, advance} = await negotiated();
	const wanted = qmp.waitForCommand('device_del', {match: {id: {regex: '^net'}}});
	client.send({execute: 'device_del', arguments: {id: 'disk0'}});
	client.send({execute: 'device_del', arguments: {id: 'net0'}});
	await advance(0);
	t.deepEqual((await wanted).arguments, {id: 'net0'});
});

test('a wait that is too long tells what came instead', async t => {
	const {qmp, client, advance} = await negotiated();
	const failure = t.throwsAsync(qmp.waitForCommand('cont', {within: 2000}), {
		code: 'WAIT_TIMED_OUT',
	});
	client.send({execute: 'query-block'});
	await advance(2000);
	t.is(
		(await failure).message,
		[
			'no command cont within 2000 ms; what came instead (2 in all, those already waited for too):',
			'  +0.000000s command compat_monitor0#0 qmp_capabilities {}',
			'  +0.000000s command compat_monitor0#0 query-block {}',
		].join('\n'),
	);
	const none = t.throwsAsync(qmp.waitForEvent('STOP', {within: 1}));
	await advance(1);
	t.is((await none).message, 'no event STOP within 1 ms; no event at all came');
});

test('a wait ends with the mock', async t => {
	const {qmp} = await startVirtual();
	const failure = t.throwsAsync(qmp.waitForCommand('cont'), {code: 'MOCK_ENDED'});
	await qmp.close();
	await failure;
	await t.throwsAsync(qmp.waitForEvent('STOP'), {code: 'MOCK_ENDED'});
});

test('a client can be disconnected', async t => {
	const {qmp, client, connect, advance} = await negotiated();
	connect();
	t.like(qmp.clients, [
		{id: 'compat_monitor0#0', monitor: 'compat_monitor0', isNegotiated: true},
		{id: 'compat_monitor1#0', isNegotiated: false},
	]);
	await qmp.clients[0]?.disconnect();
	await advance(0);
	t.true(client.isEnded);
	t.is(qmp.clients.length, 1);
});

test('a scenario that is asked for is played, can be stopped, and fails alone', async t => {
	const {qmp, advance} = await negotiated();
	const played = await qmp.begin('guest-panic');
	const endless = await qmp.begin({'mock-qmp': 1, timeline: [{after: '1h', emit: 'STOP'}]});
	const wrong = await qmp.begin({'mock-qmp': 1, timeline: [{goto: 'postmigrate'}]});
	await advance(10_000);
	endless.stop();
	await t.throwsAsync(wrong.played, {code: 'RUN_STATE_FORBIDDEN'});
	await Promise.all([played.played, endless.played]);
	t.deepEqual(
		qmp.plays.map(({id, state}) => [id, state]),
		[
			['1', 'played'],
			['2', 'stopped'],
			['3', 'failed'],
		],
	);
	t.false(qmp.isOver);
});

test('an event is told of with believable data, and the state follows', async t => {
	const {qmp} = await startVirtual();
	await qmp.emitBelievable('GUEST_PANICKED', {data: {action: 'pause'}});
	t.is(qmp.status, 'guest-panicked');
	await t.throwsAsync(qmp.emitBelievable('GUEST_PANICED'), {code: 'EVENT_UNKNOWN'});
});

test('after a reset the machine is new, the address the same, the journal goes on', async t => {
	const qmp = await startMockQmp({scenarios: ['guest-panic'], speed: 1000, seed: 'reset'});
	t.teardown(() => qmp.close());
	const [address = ''] = qmp.addresses;
	const first = await SocketClient.open(address);
	first.send(NEGOTIATE);
	await qmp.played();
	t.is(qmp.status, 'guest-panicked');
	qmp.stubs.set('query-status', {return: {}}, {isUnchecked: true});
	await qmp.fault('no-greeting');
	await qmp.expect({command: 'cont'});
	const {cursor} = qmp.journal;

	await qmp.reset();
	t.deepEqual(qmp.addresses, [address]);
	t.is(qmp.status, 'running');
	t.deepEqual([qmp.verify().length, qmp.stubs.all.length, qmp.faults.rules.length], [0, 0, 0]);
	t.like(qmp.journal.entries[0], {kind: 'reset', order: cursor});
	t.deepEqual(qmp.commands, []);

	const second = await SocketClient.open(address);
	second.send(NEGOTIATE);
	t.like(await qmp.waitForEvent('GUEST_PANICKED'), {event: 'GUEST_PANICKED'});
	await qmp.reset();
	t.is(qmp.clients.length, 0);
});

test('a mock that has ended cannot be reset', async t => {
	const {qmp} = await startVirtual();
	await qmp.close();
	await t.throwsAsync(qmp.reset(), {code: 'MOCK_ENDED'});
});
