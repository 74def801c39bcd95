import test from 'ava';
import type {ExpectationSpec} from '../../../scenarios/expectations/expectation.ts';
import {explainVerdict} from '../../../scenarios/expectations/explain-verdict.ts';
import {startVirtual} from '../../../testing.ts';

const LOOKED = {id: 'looked', command: 'query-status', after: {event: 'STOP'}, within: '5s'};

const expecting = async (...specs: readonly ExpectationSpec[]) => {
	const virtual = await startVirtual();
	for (const spec of specs) {
		await virtual.qmp.expect(spec);
	}

	const client = virtual.connect();
	/** Sends a command and lets so much time pass. */
	const send = async (execute: string, ms = 0, args = {}) => {
		client.send({execute, arguments: args});
		await virtual.advance(ms);
	};

	await send('qmp_capabilities');
	const states = () => virtual.qmp.verify().map(({state}) => state);
	return {...virtual, client, send, states};
};

test('met when it happens in its time, the last microsecond included', async t => {
	const {qmp, advance, send, states} = await expecting(LOOKED);
	await send('query-status');
	t.deepEqual(states(), ['open']);
	qmp.emit('STOP');
	await advance(5000);
	await send('query-status');
	t.deepEqual(states(), ['met']);
	await qmp.close();
});

test('unmet when its time is over, and what came too late is told', async t => {
	const {qmp, advance, send} = await expecting(LOOKED);
	await send('query-status');
	await advance(1000);
	qmp.emit('STOP');
	await advance(6000);
	await send('query-status');
	await qmp.close();
	const [verdict] = qmp.verify();
	t.like(verdict, {state: 'unmet', reason: 'the time was over and it had not happened'});
	t.deepEqual(verdict?.seen, [
		'+0.000000s command compat_monitor0#0 query-status {} (ahead of event STOP)',
		'+7.000000s command compat_monitor0#0 query-status {} (too late)',
	]);
});

test('the run goes on while what one expectation awaits begins the time of the next', async t => {
	const {qmp, advance, send, states} = await expecting(
		{id: 'reset', command: 'system_reset', within: '1s'},
		{id: 'goes-on', command: 'cont', after: {command: 'system_reset'}, within: '2s'},
	);
	let isJudged = false;
	void qmp.expectations.judged().then(() => {
		isJudged = true;
	});
	await send('system_reset', 1500);
	t.false(isJudged);
	await send('cont');
	await advance(0);
	t.true(isJudged);
	t.deepEqual(states(), ['met', 'met']);
	await qmp.close();
});

test('unmet at the end of the run when what it waits for never came', async t => {
	const {qmp, states} = await expecting(LOOKED);
	await qmp.close();
	t.deepEqual(states(), ['unmet']);
	t.is(qmp.verify()[0]?.reason, 'event STOP never came');
});

test('never is unmet at once, and met when the run ends without it', async t => {
	const never = {never: {command: 'cont'}, before: {command: 'query-block'}} as const;
	const {qmp, send, states} = await expecting(never, {never: {event: 'RESUME'}});
	await send('cont');
	t.deepEqual(states(), ['unmet', 'open']);
	await qmp.close();
	t.deepEqual(states(), ['unmet', 'met']);
});

test('never is met when what it precedes comes first', async t => {
	const {qmp, send, states} = await expecting({
		never: {command: 'cont'},
		before: {command: 'query-status'},
	});
	await send('query-status');
	t.deepEqual(states(), ['met']);
	await send('cont');
	t.deepEqual(states(), ['met']);
	await qmp.close();
});

test('match looks at arguments and data', async t => {
	const {qmp, send, states} = await expecting(
		{command: 'qmp_capabilities', match: {enable: ['oob']}},
		{event: 'BALLOON_CHANGE', match: {actual: {gt: 1000}}},
	);
	qmp.emit('BALLOON_CHANGE', {actual: 1000});
	await send('qmp_capabilities', 1000, {enable: ['oob']});
	t.deepEqual(states(), ['met', 'open']);
	t.regex(qmp.verify()[1]?.seen[0] ?? '', /BALLOON_CHANGE \{"actual":1000\} \(other members\)$/);
	qmp.emit('BALLOON_CHANGE', {actual: 1001});
	t.deepEqual(states(), ['met', 'met']);
	await qmp.close();
});

test('count says how often in the time', async t => {
	const {qmp, send, states} = await expecting(
		{command: 'stop', count: 2, within: '1s'},
		{command: 'stop', count: '1-2', within: '10s'},
		{command: 'stop', count: '4-9'},
	);
	await send('stop');
	await send('stop', 1001);
	t.deepEqual(states(), ['met', 'open', 'open']);
	await send('stop');
	t.deepEqual(states(), ['met', 'unmet', 'open']);
	await qmp.close();
	t.deepEqual(states(), ['met', 'unmet', 'unmet']);
	t.is(qmp.verify()[2]?.reason, 'the run ended and it had happened 3 times');
});

test('clients that come and go, and run states, can be expected', async t => {
	const {qmp, client, advance, send, states} = await expecting(
		{connect: true},
		{negotiated: true},
		{state: 'paused'},
		{disconnect: true},
	);
	t.deepEqual(states(), ['met', 'met', 'open', 'open']);
	await send('stop');
	client.end();
	await advance(0);
	t.deepEqual(states(), ['met', 'met', 'met', 'met']);
	await qmp.close();
});

test('judged waits for the end of times that run, and for nothing else', async t => {
	const {qmp, advance} = await expecting(LOOKED, {command: 'cont'});
	let isJudged = false;
	await qmp.expectations.judged();
	qmp.emit('STOP');
	void qmp.expectations.judged().then(() => {
		isJudged = true;
	});
	await advance(4999);
	t.false(isJudged);
	await advance(2);
	await advance(0);
	t.true(isJudged);
	await qmp.close();
});

test('a verdict is explained with what was around it, the seed and the way to run it again', async t => {
	const {qmp, advance, send} = await expecting(LOOKED);
	await send('stop');
	await advance(6000);
	const [verdict] = qmp.verify();
	t.is(
		verdict && explainVerdict(verdict, {seed: 'virtual', command: 'mock-qmp -s x --seed virtual'}),
		[
			'expectation "looked" is unmet: the time was over and it had not happened',
			'  expected: command query-status within 5s after event STOP',
			'  seen: nothing of the kind',
			'  around it:',
			'    +0.000000s connect compat_monitor0#0',
			'    +0.000000s command compat_monitor0#0 qmp_capabilities {}',
			'    +0.000000s negotiated compat_monitor0#0',
			'    +0.000000s reply compat_monitor0#0 qmp_capabilities {"return":{}}',
			'    +0.000000s command compat_monitor0#0 stop {}',
			'    +0.000000s state paused',
			'    +0.000000s event STOP',
			'    +0.000000s reply compat_monitor0#0 stop {"return":{}}',
			'  seed: virtual',
			'  again: mock-qmp -s x --seed virtual',
		].join('\n'),
	);
	await qmp.close();
});
