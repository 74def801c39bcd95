import test from 'ava';
import {startVirtual} from '../../testing.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};

const negotiated = async (options = {hasMockCommands: true}) => {
	const virtual = await startVirtual(options);
	const client = virtual.connect();
	client.send(NEGOTIATE);
	await virtual.advance(0);
	let seen = client.messages.length;
	/** The messages that a command leads to; time stands still. */
	const ask = async (execute: string, args?: object) => {
		client.send({execute, ...(args === undefined ? {} : {arguments: args})});
		// What a command needs is loaded from disk, which takes turns of the loop without a task on the clock.
		while (
			!client.messages.slice(seen).some(message => 'return' in message || 'error' in message)
		) {
			await virtual.advance(0);
		}

		const news = client.messages.slice(seen);
		seen = client.messages.length;
		return news;
	};

	return {...virtual, client, ask};
};

test('without --mock-commands there are none', async t => {
	const {qmp, ask} = await negotiated({hasMockCommands: false});
	t.like(await ask('x-mock-emit', {event: 'STOP'}), [
		{error: {class: 'CommandNotFound', desc: 'The command x-mock-emit has not been found'}},
	]);
	await qmp.close();
});

test('query-commands does not list them', async t => {
	const {qmp, ask} = await negotiated();
	t.notRegex(JSON.stringify(await ask('query-commands')), /x-mock/);
	await qmp.close();
});

test('x-mock-emit generates data that is left out', async t => {
	const {qmp, ask} = await negotiated();
	t.like(await ask('x-mock-emit', {event: 'QUORUM_FAILURE'}), [
		{event: 'QUORUM_FAILURE', data: {reference: 'quorum0'}},
		{return: {}},
	]);
	await qmp.close();
});

test('x-mock-emit takes the run state that belongs to the event', async t => {
	const {qmp, ask} = await negotiated();
	t.like(await ask('x-mock-emit', {event: 'GUEST_PANICKED', data: {action: 'pause'}}), [
		{event: 'GUEST_PANICKED'},
		{event: 'STOP'},
		{return: {}},
	]);
	t.is(qmp.status, 'guest-panicked');
	await ask('x-mock-emit', {event: 'RESUME'});
	t.is(qmp.status, 'running');
	await qmp.close();
});

test('x-mock-emit makes nothing up where it is told to be strict', async t => {
	const {qmp, ask} = await negotiated();
	const data = {path: '/machine/peripheral/rng0'};
	const [message] = await ask('x-mock-emit', {event: 'DEVICE_DELETED', data, strict: true});
	t.deepEqual(message?.data, data);
	await qmp.close();
});

test('x-mock-emit leaves the run state alone where it is told to', async t => {
	const {qmp, ask} = await negotiated();
	await ask('x-mock-emit', {event: 'SUSPEND', stateless: true});
	t.is(qmp.status, 'running');
	await qmp.close();
});

test('x-mock-emit sends what no QEMU has, as it is given, when it is not to check', async t => {
	const {qmp, ask} = await negotiated();
	const data = {a: 'x', b: [2 ** 40, null]};
	const [message] = await ask('x-mock-emit', {event: 'XYZ_UNKNOWN', data, unchecked: true});
	t.like(message, {event: 'XYZ_UNKNOWN', data});
	await ask('x-mock-emit', {event: 'STOP', data: {why: 1}, unchecked: true});
	t.is(qmp.status, 'running');
	await qmp.close();
});

const refuses = test.macro({
	async exec(t, command: string, args: object, desc: string) {
		const {qmp, ask} = await negotiated();
		t.deepEqual(await ask(command, args), [{error: {class: 'GenericError', desc}}]);
		await qmp.close();
	},
	title: (_, command, args) => `refuses ${command} ${JSON.stringify(args)}`,
});

test(refuses, 'x-mock-emit', {}, "Parameter 'event' is missing");
test(refuses, 'x-mock-emit', {event: 'STOP', nonsense: 1}, "Parameter 'nonsense' is unexpected");
test(
	refuses,
	'x-mock-emit',
	{event: 'SOTP'},
	'EVENT_UNKNOWN: there is no event "SOTP" in this QEMU (did you mean STOP?)',
);
test(
	refuses,
	'x-mock-fault',
	{fault: 'rest'},
	'FAULT_INVALID: rest: there is no kind of fault "rest"; did you mean reset? ' +
		'(a fault is written as reset, or as {truncate: 40, nth: 3, scope: {event: STOP}})',
);
test(refuses, 'x-mock-advance', {ms: '1'}, "Invalid parameter type for 'ms', expected: number");

test('x-mock-fault lets something go wrong', async t => {
	const {qmp, ask, client, advance} = await negotiated();
	t.deepEqual(await ask('x-mock-fault', {fault: {disconnect: 'lost', scope: {command: 'stop'}}}), [
		{return: {}},
	]);
	client.send({execute: 'stop'});
	await advance(0);
	t.true(client.isGone);
	await qmp.close();
});

test('x-mock-play begins a scenario, x-mock-advance plays what is due', async t => {
	const {qmp, ask} = await negotiated();
	t.deepEqual(await ask('x-mock-play', {scenario: 'guest-panic'}), [{return: {}}]);
	t.like(await ask('x-mock-advance', {ms: 10_000}), [
		{event: 'GUEST_PANICKED'},
		{event: 'STOP'},
		{return: {}},
	]);
	await qmp.close();
});
