import test from 'ava';
import {startVirtual} from '../../testing.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};
const GREETING = /^\{"QMP": /;

const negotiated = async () => {
	const virtual = await startVirtual();
	const client = virtual.connect();
	client.send(NEGOTIATE);
	await virtual.advance(0);
	let seen = client.received.length;
	/** What the client has got since it asked last. */
	const news = (): string => {
		const text = client.received.slice(seen);
		seen = client.received.length;
		return text;
	};

	return {...virtual, client, news};
};

test('disconnect ends the connection after what was sent', async t => {
	const {qmp, advance, client, news} = await negotiated();
	qmp.emit('STOP');
	await qmp.fault('disconnect');
	await advance(0);
	t.regex(news(), /"STOP"\}\r\n$/);
	t.true(client.isEnded);
	t.true(client.isGone);
	t.false(client.isReset);
	await qmp.close();
});

test('reset breaks the connection off in place of the reply that its scope names', async t => {
	const {qmp, advance, client, news} = await negotiated();
	await qmp.fault({reset: null, scope: {command: 'stop'}});
	client.send({execute: 'query-status'});
	await advance(0);
	t.regex(news(), /"running"/);
	client.send({execute: 'stop'});
	await advance(0);
	t.notRegex(news(), /return/);
	t.true(client.isReset);
	t.is(qmp.status, 'paused');
	await qmp.close();
});

test('half-close ends our direction, and commands are still carried out', async t => {
	const {qmp, advance, client, news} = await negotiated();
	await qmp.fault('half-close');
	await advance(0);
	t.true(client.isEnded);
	t.false(client.isGone);
	client.send({execute: 'stop'});
	await advance(0);
	t.is(qmp.status, 'paused');
	t.is(news(), '');
	client.end();
	await qmp.close();
});

test('backlog lets clients wait, and serves them when it is over', async t => {
	const virtual = await startVirtual();
	const monitor = virtual.qmp.addMonitor();
	await virtual.qmp.fault({backlog: null, for: '5s'});
	const client = virtual.connectTo(monitor);
	client.send(NEGOTIATE);
	await virtual.advance(4999);
	t.is(client.received, '');
	await virtual.advance(1);
	t.regex(client.received, GREETING);
	t.is(client.messages.length, 2);
	await virtual.qmp.close();
});

test('refuse without a socket cuts whoever comes', async t => {
	const {qmp, connectTo, advance} = await startVirtual();
	const monitor = qmp.addMonitor();
	await qmp.fault({refuse: null, for: '5s'});
	t.true(connectTo(monitor).isGone);
	await advance(5000);
	t.regex(connectTo(monitor).received, GREETING);
	await qmp.close();
});

test('no-greeting answers commands all the same', async t => {
	const {qmp, connect, advance} = await startVirtual();
	await qmp.fault('no-greeting');
	const client = connect();
	client.send(NEGOTIATE);
	await advance(60_000);
	t.is(client.received, '{"return": {}}\r\n');
	t.regex(connect().received, GREETING);
	await qmp.close();
});

test('late-greeting with early events lets an event arrive before the greeting', async t => {
	const {qmp, connect, advance} = await startVirtual();
	await qmp.fault({'late-greeting': {after: '2s', 'early-events': true}});
	const client = connect();
	await advance(1000);
	qmp.emit('STOP');
	await advance(999);
	t.deepEqual(
		client.messages.map(({event}) => event),
		['STOP'],
	);
	await advance(1);
	t.true('QMP' in (client.messages[1] ?? {}));
	await qmp.close();
});

test('second-greeting comes behind the first in one write when its scope is the greeting', async t => {
	const {qmp, connect} = await startVirtual();
	await qmp.fault({'second-greeting': null, scope: 'greeting'});
	const {messages, writeCount} = connect();
	t.deepEqual(
		messages.map(message => Object.keys(message)),
		[['QMP'], ['QMP']],
	);
	t.is(writeCount, 1);
	await qmp.close();
});

test('second-greeting with renegotiate takes no command before qmp_capabilities', async t => {
	const {qmp, advance, client, news} = await negotiated();
	await qmp.fault({'second-greeting': {renegotiate: true}});
	t.regex(news(), GREETING);
	client.send({execute: 'query-status'});
	client.send(NEGOTIATE);
	client.send({execute: 'query-status'});
	await advance(0);
	t.regex(
		news(),
		/^\{"error": \{"class": "CommandNotFound".*\r\n\{"return": \{\}\}\r\n\{"return": \{"status"/,
	);
	await qmp.close();
});

test('truncate sends the beginning of the next event, then end of file', async t => {
	const {qmp, advance, client, news} = await negotiated();
	await qmp.fault({truncate: 14, scope: 'event'});
	qmp.emit('STOP');
	await advance(0);
	t.is(news(), '{"timestamp": ');
	t.true(client.isGone);
	await qmp.close();
});

test('split sends a message in pieces with pauses, and what follows keeps its place', async t => {
	const {qmp, advance, news} = await negotiated();
	await qmp.fault({split: {chunk: 20, gap: '10ms'}, scope: {event: 'STOP'}});
	qmp.emit('STOP');
	qmp.emit('RESUME');
	t.is(news().length, 20);
	await advance(10);
	t.is(news().length, 20);
	await advance(1000);
	t.regex(news(), /"STOP"\}\r\n\{.*"RESUME"\}\r\n$/);
	await qmp.close();
});

test('split between CR and LF', async t => {
	const {qmp, advance, news} = await negotiated();
	await qmp.fault({split: {at: 'line-end', gap: '50ms'}});
	qmp.emit('STOP');
	t.regex(news(), /\}\r$/);
	await advance(50);
	t.is(news(), '\n');
	await qmp.close();
});

test('coalesce sends two events in one write', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault('coalesce');
	qmp.emit('STOP');
	t.is(news(), '');
	const writes = client.writeCount;
	qmp.emit('RESUME');
	t.is(client.writeCount, writes + 1);
	t.regex(news(), /"STOP"\}\r\n\{.*"RESUME"\}\r\n$/);
	await advance(0);
	await qmp.close();
});

test('a message that is kept back leaves alone when nothing follows in time', async t => {
	const {qmp, advance, news} = await negotiated();
	await qmp.fault({coalesce: {messages: 3, within: '200ms'}});
	qmp.emit('STOP');
	await advance(199);
	t.is(news(), '');
	await advance(1);
	t.regex(news(), /"STOP"\}\r\n$/);
	await qmp.close();
});

test('drip sends byte by byte', async t => {
	const {qmp, advance, news} = await negotiated();
	await qmp.fault({drip: '10ms'});
	qmp.emit('STOP');
	t.is(news(), '{');
	await advance(30);
	t.is(news(), '"ti');
	await advance(10_000);
	t.regex(news(), /"STOP"\}\r\n$/);
	await qmp.close();
});

test('garbage comes at once between messages', async t => {
	const {qmp, advance, news} = await negotiated();
	await qmp.fault({garbage: {text: '\u0000oops'}});
	t.is(news(), '\u0000oops');
	await advance(0);
	await qmp.close();
});

test('bad-utf8 spoils a string of the next message that has one', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault('bad-utf8');
	client.send({execute: 'stop', id: 1});
	client.send({execute: 'query-status', id: 2});
	await advance(0);
	t.throws(() => new TextDecoder('utf-8', {fatal: true}).decode(Buffer.from(news(), 'latin1')));
	await qmp.close();
});

test('oversize makes the next message longer than 256 KiB', async t => {
	const {qmp, news} = await negotiated();
	await qmp.fault('oversize');
	qmp.emit('STOP');
	const text = news();
	t.is(text.length, 256 * 1024 + 1);
	t.is(JSON.parse(text).event, 'STOP');
	await qmp.close();
});

test('stall neither reads nor writes, and does afterwards what has piled up', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault({stall: null, for: '6s'});
	client.send({execute: 'stop'});
	qmp.emit('RTC_CHANGE', {offset: 1, 'qom-path': '/machine/rtc'});
	await advance(5999);
	t.is(news(), '');
	t.is(qmp.status, 'running');
	await advance(1);
	t.regex(news(), /"RTC_CHANGE".*\r\n.*"STOP"\}\r\n\{"return": \{\}\}\r\n$/);
	await qmp.close();
});

test('stall at a reply makes the reply late', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault({stall: null, for: '61s', scope: {command: 'query-status'}});
	client.send({execute: 'query-status'});
	await advance(60_999);
	t.is(news(), '');
	await advance(1);
	t.regex(news(), /"running"/);
	await qmp.close();
});

test('drop loses a message', async t => {
	const {qmp, news} = await negotiated();
	await qmp.fault('drop');
	qmp.emit('STOP');
	qmp.emit('RESUME');
	t.regex(news(), /^[^\n]*"RESUME"\}\r\n$/);
	await qmp.close();
});

test('duplicate sends a message twice', async t => {
	const {qmp, news} = await negotiated();
	await qmp.fault('duplicate');
	qmp.emit('STOP');
	t.regex(news(), /^(\{[^\n]*"STOP"\}\r\n)\1$/);
	await qmp.close();
});

test('reorder lets the event of a command come after its reply', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault({reorder: null, scope: {event: 'STOP'}});
	client.send({execute: 'stop'});
	await advance(0);
	t.regex(news(), /^\{"return": \{\}\}\r\n[^\n]*"STOP"\}\r\n$/);
	await qmp.close();
});

test('wrong-id answers with another id', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault('wrong-id');
	client.send({execute: 'query-status', id: 'q1'});
	await advance(0);
	t.is(JSON.parse(news()).id, 'q1-other');
	await qmp.close();
});

test('slow-read takes so many bytes a second', async t => {
	const {qmp, client, advance, news} = await negotiated();
	await qmp.fault({'slow-read': 100, for: '60s'});
	client.send(`${' '.repeat(200)}`);
	await advance(0);
	client.send({execute: 'query-status'});
	await advance(1999);
	t.is(news(), '');
	await advance(2);
	t.regex(news(), /"running"/);
	await qmp.close();
});

test('clock-jump moves stamps, and back when its time is over', async t => {
	const {qmp, advance} = await negotiated();
	const before = qmp.emit('STOP').timestamp.seconds;
	await qmp.fault({'clock-jump': '-1h', for: '10s'});
	t.is(qmp.emit('RESUME').timestamp.seconds, before - 3600);
	await advance(10_000);
	t.is(qmp.emit('STOP').timestamp.seconds, before + 10);
	await qmp.close();
});

test('a mock that ends sends what is still under way, without pauses', async t => {
	const {qmp, client, news} = await negotiated();
	await qmp.fault({drip: '1s'});
	qmp.emit('STOP');
	await qmp.close();
	t.regex(news(), /"STOP"\}\r\n\{.*"SHUTDOWN"/);
	t.true(client.isEnded);
});

test('the same seed spoils the same bytes', async t => {
	const play = async (seed: string): Promise<string> => {
		const {qmp, connect} = await startVirtual({seed});
		const client = connect();
		await qmp.fault({garbage: 64});
		await qmp.close();
		return client.received;
	};

	t.is(await play('a'), await play('a'));
	t.not(await play('a'), await play('b'));
});
