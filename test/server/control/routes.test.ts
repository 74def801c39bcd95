import test from 'ava';
import {openDesk} from '../../helpers/control-desk.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};

test('machines are told with their state, addresses, clients and plays', async t => {
	const {ask, virtuals} = await openDesk(t, {
		machines: [{machine: {name: 'a'}, scenarios: ['guest-panic']}, {machine: {name: 'b'}}],
	});
	const client = virtuals[0]?.connect();
	client?.send(NEGOTIATE);
	await virtuals[0]?.advance(0);
	const {json} = await ask('GET', '/v1/machines');
	t.is(json.total, 2);
	t.like(json.machines[0], {
		index: 0,
		name: 'a',
		status: 'running',
		qemu: 'qemu-7.2',
		speed: 'virtual',
		time: '2026-01-01T00:00:00.000000Z',
	});
	t.deepEqual(json.machines[0].clients, [
		{id: 'compat_monitor0#0', monitor: 'compat_monitor0', negotiated: true, unread: 0},
	]);
	t.deepEqual(json.machines[0].scenarios, [
		{id: 'start', scenarios: ['guest-panic'], state: 'playing'},
	]);
	t.is((await ask('GET', '/v1/machines/b')).json.index, 1);
	t.is((await ask('GET', '/v1/machines?from=1&limit=1')).json.machines[0].name, 'b');
});

test('an event is told of on one machine or on all, with data that fit', async t => {
	const {ask, virtuals} = await openDesk(t, {machines: [{}, {}]});
	const body = {event: 'GUEST_PANICKED', data: {action: 'pause'}};
	const {status, json} = await ask('POST', '/v1/machines/all/events', body);
	t.is(status, 200);
	t.like(json.results, [
		{machine: 0, event: 'GUEST_PANICKED', data: {action: 'pause'}},
		{machine: 1, event: 'GUEST_PANICKED', data: {action: 'pause'}},
	]);
	t.is(virtuals[1]?.qmp.status, 'guest-panicked');
	const made = await ask('POST', '/v1/machines/0/events', {event: 'BALLOON_CHANGE'});
	t.is(typeof made.json.results[0].data.actual, 'number');
	await ask('POST', '/v1/machines/0/events', {event: 'STOP', stateless: true});
	t.is(virtuals[0]?.qmp.status, 'guest-panicked');
});

test('data that no QEMU has are refused, and what is missing when it must be given', async t => {
	const {ask} = await openDesk(t);
	const wrong = await ask('POST', '/v1/machines/0/events', {
		event: 'BALLOON_CHANGE',
		data: {actual: 'much'},
	});
	t.is(wrong.status, 422);
	t.is(wrong.json.code, 'EVENT_DATA_INVALID');
	const strict = await ask('POST', '/v1/machines/0/events', {
		event: 'BALLOON_CHANGE',
		strict: true,
	});
	t.regex(strict.json.detail, /actual/);
	const stranger = await ask('POST', '/v1/machines/0/events', {event: 'STOP', dat: {}});
	t.like(stranger.json, {status: 400, code: 'REQUEST_INVALID'});
	t.regex(stranger.json.detail, /dat/);
});

test('an event that no QEMU has goes out as it is given when it is not to be checked', async t => {
	const {ask, virtuals} = await openDesk(t);
	const body = {event: 'XYZ_UNKNOWN', data: {b: 1, a: [null]}};
	t.is((await ask('POST', '/v1/machines/0/events', body)).status, 404);
	const {json} = await ask('POST', '/v1/machines/0/events', {...body, unchecked: true});
	t.like(json.results, [body]);
	await ask('POST', '/v1/machines/0/events', {event: 'STOP', unchecked: true});
	t.is(virtuals[0]?.qmp.status, 'running');
});

test('the members of an event are told, and believable data, without an event', async t => {
	const {ask, virtuals} = await openDesk(t);
	const {json} = await ask('GET', '/v1/machines/0/events/BLOCK_IO_ERROR?seed=x');
	t.true(json.event.members.some(({name}: {name: string}) => name === 'action'));
	t.is(typeof json.example.operation, 'string');
	t.deepEqual(json, (await ask('GET', '/v1/machines/0/events/BLOCK_IO_ERROR?seed=x')).json);
	t.true((await ask('GET', '/v1/machines/0/events')).json.events.includes('STOP'));
	t.deepEqual(virtuals[0]?.qmp.events, []);
});

test('a scenario is played by name, as an object and as text, and stopped', async t => {
	const {ask, virtuals} = await openDesk(t);
	const path = '/v1/machines/0/scenarios';
	const byName = await ask('POST', path, {scenario: 'balloon'});
	t.is(byName.status, 201);
	t.like(byName.json.results[0], {machine: 0, id: '1', state: 'playing'});
	const timeline = [{after: '1h', emit: 'STOP'}];
	await ask('POST', path, {scenario: {'mock-qmp': 1, name: 'mine', timeline}});
	await ask('POST', path, {
		yaml: 'mock-qmp: 1\nname: text\ntimeline:\n  - {after: 1s, emit: STOP}\n',
	});
	await virtuals[0]?.advance(60_000);
	const stopped = await ask('DELETE', `${path}/2`);
	t.is(stopped.json.results[0].scenarios[0].state, 'stopped');
	t.deepEqual(
		(await ask('GET', path)).json.results[0].scenarios.map(
			({scenarios, state}: {scenarios: string[]; state: string}) => [...scenarios, state],
		),
		[
			['balloon', 'played'],
			['mine', 'stopped'],
			['text', 'played'],
		],
	);
	t.like((await ask('DELETE', `${path}/9`)).json, {status: 404, code: 'PLAY_UNKNOWN'});
});

test('a scenario that is none is told with line and column', async t => {
	const {ask} = await openDesk(t);
	const path = '/v1/machines/0/scenarios';
	const wrong = await ask('POST', path, {yaml: 'mock-qmp: 1\ntimelime: []\n'});
	t.like(wrong.json, {status: 422, code: 'SCENARIO_INVALID'});
	t.regex(wrong.json.detail, /^<request>:2:1 a scenario has no member "timelime"/);
	const unknown = await ask('POST', path, {scenario: 'guest-panik'});
	t.like(unknown.json, {status: 404, code: 'SCENARIO_UNKNOWN'});
	t.like((await ask('POST', path, {})).json, {
		status: 400,
		detail: 'give either "scenario" or "yaml"',
	});
});

test('a timeline that waits for it is begun', async t => {
	const {ask, virtuals} = await openDesk(t, {
		machines: [{scenarios: ['guest-panic'], start: 'on-trigger'}],
	});
	const {json} = await ask('POST', '/v1/machines/all/start');
	t.is(json.results[0].scenarios[0].state, 'playing');
	await virtuals[0]?.advance(10_000);
	t.is(virtuals[0]?.qmp.status, 'guest-panicked');
});

test('a command is stubbed, and answered by the machine again', async t => {
	const {ask, virtuals} = await openDesk(t);
	const [virtual] = virtuals;
	const client = virtual?.connect();
	client?.send(NEGOTIATE);
	const error = {class: 'GenericError', desc: 'no such route'};
	const path = '/v1/machines/0/replies/migrate';
	t.is((await ask('PUT', path, {error, times: 2, delay: '1s'})).status, 200);
	client?.send({execute: 'migrate', arguments: {uri: 'tcp:a:1'}});
	await virtual?.advance(1000);
	t.deepEqual(client?.messages.at(-1), {error});
	t.deepEqual((await ask('GET', '/v1/machines/0/replies')).json.results[0].replies, [
		{command: 'migrate', error, delayMs: 1000, answered: 1, times: 1},
	]);
	t.is((await ask('DELETE', path)).status, 200);
	t.like((await ask('DELETE', path)).json, {status: 404, code: 'STUB_UNKNOWN'});
	t.like((await ask('PUT', path, {return: {}, error})).json, {
		detail: 'give either "return" or "error"',
	});
});

test('the wire is broken and mended', async t => {
	const {ask} = await openDesk(t);
	const path = '/v1/machines/0/faults';
	const armed = await ask('POST', path, {truncate: 40, nth: 3});
	t.is(armed.status, 201);
	t.like(armed.json.results[0], {machine: 0, kind: 'truncate', seen: 0, struck: 0});
	t.is((await ask('POST', path, '"no-greeting"')).json.results[0].kind, 'no-greeting');
	t.is((await ask('GET', path)).json.results[0].faults.length, 2);
	t.is((await ask('DELETE', path)).json.results[0].disarmed, 2);
	t.like((await ask('POST', path, {trunkate: 4})).json, {status: 422, code: 'FAULT_INVALID'});
	const {kinds} = (await ask('GET', '/v1/faults')).json;
	t.true(kinds.some(({name}: {name: string}) => name === 'slow-read'));
});

test('expectations pass, fail or are open, and the end of the run decides', async t => {
	const {ask, virtuals} = await openDesk(t);
	const [virtual] = virtuals;
	const client = virtual?.connect();
	client?.send(NEGOTIATE);
	await virtual?.advance(0);
	const path = '/v1/machines/0/expectations';
	t.is(
		(await ask('POST', path, {id: 'looked', command: 'query-status', within: '5s'})).status,
		201,
	);
	await ask('POST', path, {id: 'never-quits', never: {command: 'quit'}});
	await ask('POST', path, {id: 'resumed', command: 'cont'});
	client?.send({execute: 'query-status'});
	await virtual?.advance(0);
	const open = (await ask('GET', '/v1/machines/0/verification')).json;
	t.like(open, {state: 'open', pass: 1, fail: 0, open: 2});
	const final = (await ask('GET', '/v1/machines/0/verification?final=true')).json;
	t.like(final, {state: 'fail', pass: 2, fail: 1, open: 0});
	t.like(final.expectations[2], {id: 'resumed', state: 'fail', text: 'command cont'});
	t.like((await ask('POST', path, {comand: 'cont'})).json, {code: 'EXPECTATION_INVALID'});
});

test('time is moved on; a virtual clock has no speed', async t => {
	const {ask} = await openDesk(t);
	const {json} = await ask('POST', '/v1/machines/0/advance', {by: '1m'});
	t.deepEqual(json.results, [{machine: 0, time: '2026-01-01T00:01:00.000000Z', speed: 'virtual'}]);
	t.like((await ask('PUT', '/v1/machines/0/speed', {speed: 2})).json, {
		status: 409,
		code: 'SPEED_FIXED',
	});
	t.regex(
		(await ask('POST', '/v1/machines/0/advance', {by: 'soon'})).json.detail,
		/^by: "soon" is no span/,
	);
});

test('a client is disconnected by its label', async t => {
	const {ask, virtuals} = await openDesk(t);
	const client = virtuals[0]?.connect();
	const path = '/v1/machines/0/clients';
	t.is((await ask('GET', path)).json.results[0].clients.length, 1);
	const {json} = await ask('DELETE', `${path}/compat_monitor0%230`);
	t.deepEqual(json.results, [{machine: 0, disconnected: ['compat_monitor0#0']}]);
	await virtuals[0]?.advance(0);
	t.true(client?.isEnded);
	t.like((await ask('DELETE', `${path}/nobody`)).json, {status: 404, code: 'CLIENT_UNKNOWN'});
	t.is((await ask('DELETE', `${path}/all`)).status, 200);
});

test('a reset makes all machines new', async t => {
	const {ask, virtuals} = await openDesk(t);
	await ask('POST', '/v1/machines/0/events', {event: 'GUEST_PANICKED', data: {action: 'pause'}});
	const {json} = await ask('POST', '/v1/reset');
	t.deepEqual(json.results, [{machine: 0, status: 'running'}]);
	t.is(virtuals[0]?.qmp.status, 'running');
});

test('readiness ends with the first machine that does', async t => {
	const {ask, virtuals} = await openDesk(t, {machines: [{}, {}]});
	t.deepEqual((await ask('GET', '/readyz')).json, {status: 'ready', machines: 2});
	await virtuals[0]?.qmp.close();
	const {status, json} = await ask('GET', '/readyz');
	t.is(status, 503);
	t.deepEqual(json, {status: 'ended', machines: 1});
	t.is((await ask('GET', '/healthz')).status, 200);
});

test('figures are told to Prometheus; names that clients invent are one', async t => {
	const {ask, virtuals} = await openDesk(t);
	const client = virtuals[0]?.connect();
	client?.send(NEGOTIATE);
	client?.send({execute: 'query-status'});
	client?.send({execute: 'nonsense'});
	await virtuals[0]?.advance(0);
	const {text, headers} = await ask('GET', '/metrics');
	t.regex(headers.get('Content-Type') ?? '', /^text\/plain; version=0\.0\.4/);
	t.regex(text, /^mock_qmp_commands_total\{command="query-status"\} 1$/m);
	t.regex(text, /^mock_qmp_commands_total\{command="unknown"\} 1$/m);
	t.regex(text, /^mock_qmp_replies_total\{outcome="error"\} 1$/m);
	t.regex(text, /^mock_qmp_machines\{status="running"\} 1$/m);
	t.regex(text, /^mock_qmp_clients\{negotiated="true"\} 1$/m);
});
