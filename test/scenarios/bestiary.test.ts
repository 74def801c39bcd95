import test from 'ava';
import {startVirtual} from '../../testing.ts';

type Message = Readonly<Record<string, unknown>>;

const NEGOTIATE = {execute: 'qmp_capabilities'};

const meet = async (scenario: string, seed = 'bestiary') => {
	const virtual = await startVirtual({scenarios: [scenario], seed});
	const client = virtual.connect();
	return {...virtual, client};
};

const negotiate = async (scenario: string, seed?: string) => {
	const virtual = await meet(scenario, seed);
	const {client, advance} = virtual;
	client.send(NEGOTIATE);
	await advance(100);
	const before = client.received.length;
	/** Sends a command, lets time pass, and gives what has come since the negotiation. */
	const ask = async (execute: string, ms = 0, args = {}): Promise<readonly Message[]> => {
		client.send({execute, arguments: args});
		await advance(ms);
		return lines(client.received.slice(before));
	};

	/** Lets time pass and gives what has come since the negotiation. */
	const wait = async (ms: number): Promise<readonly Message[]> => {
		await advance(ms);
		return lines(client.received.slice(before));
	};

	return {...virtual, before, ask, wait};
};

const lines = (text: string): readonly Message[] =>
	text
		.split('\r\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line));

const kinds = (messages: readonly Message[]): readonly string[] =>
	messages.map(message => String(message.event ?? Object.keys(message)[0]));

test('event-before-greeting: an event is the first line', async t => {
	const {qmp, client, advance} = await meet('event-before-greeting');
	await advance(1000);
	t.deepEqual(kinds(client.messages), ['RTC_CHANGE', 'QMP']);
	await qmp.close();
});

test('event-between-command-and-return: the event is ahead of the return', async t => {
	const {qmp, ask} = await negotiate('event-between-command-and-return');
	t.deepEqual(kinds(await ask('query-status', 10)), ['RTC_CHANGE', 'return']);
	await qmp.close();
});

test('device-deleted-twice: one return, two events', async t => {
	const {qmp, ask} = await negotiate('device-deleted-twice');
	const messages = await ask('device_del', 5000, {id: 'net1'});
	t.deepEqual(kinds(messages), ['return', 'DEVICE_DELETED', 'DEVICE_DELETED']);
	t.deepEqual(messages[1]?.data, messages[2]?.data);
	t.like(messages[1], {data: {device: 'net1', path: '/machine/peripheral/net1'}});
	await qmp.close();
});

test('unplug-refused: the device stays', async t => {
	const {qmp, ask} = await negotiate('unplug-refused');
	t.deepEqual(kinds(await ask('device_del', 60_000, {id: 'net1'})), [
		'return',
		'DEVICE_UNPLUG_GUEST_ERROR',
	]);
	await qmp.close();
});

test('panic-then-reset: the panic is the last that is sent', async t => {
	const {qmp, client, wait} = await negotiate('panic-then-reset');
	t.deepEqual(kinds(await wait(3000)), ['GUEST_PANICKED']);
	t.true(client.isReset);
	await qmp.close();
});

test('vm-gone-mid-job: a backup that runs when the connection ends', async t => {
	const {qmp, client, ask} = await negotiate('vm-gone-mid-job');
	const backup = {'job-id': 'b0', device: 'd', target: 't', sync: 'full'};
	t.deepEqual(kinds(await ask('blockdev-backup', 3000, backup)), [
		'JOB_STATUS_CHANGE',
		'JOB_STATUS_CHANGE',
		'return',
	]);
	t.true(client.isEnded);
	await qmp.close();
});

test('vm-gone-mid-job: a mirror that ends with an error inside', async t => {
	const {qmp, ask} = await negotiate('vm-gone-mid-job');
	const mirror = {'job-id': 'm0', device: 'd', target: 't', sync: 'full'};
	const messages = await ask('blockdev-mirror', 3000, mirror);
	t.like(
		messages.find(({event}) => event === 'BLOCK_JOB_COMPLETED'),
		{data: {type: 'mirror', device: 'm0', error: 'Input/output error'}},
	);
	await qmp.close();
});

const waits = test.macro({
	async exec(t, scenario: string, ms: number) {
		const {qmp, client, advance} = await meet(scenario);
		client.send(NEGOTIATE);
		await advance(ms - 1);
		t.is(client.received, '');
		await advance(2);
		t.deepEqual(kinds(client.messages), ['QMP', 'return']);
		await qmp.close();
	},
	title: (_, scenario, ms: number) => `${scenario}: nothing comes for ${ms / 1000} s, then all`,
});

test(waits, 'frozen-qemu', 180_000);
test(waits, 'monitor-taken', 60_000);
test(waits, 'socket-before-accept', 3000);

test('event-storm-no-reader: twenty thousand events in two seconds', async t => {
	const {qmp, client, wait} = await negotiate('event-storm-no-reader');
	t.is((await wait(4000)).length, 20_000);
	t.true(client.received.length > 4_000_000, `${client.received.length}`);
	await qmp.close();
});

test('crashloaded-not-panicked: the guest runs on', async t => {
	const {qmp, wait} = await negotiate('crashloaded-not-panicked');
	t.like(await wait(5000), [{event: 'GUEST_CRASHLOADED', data: {action: 'run'}}]);
	t.is(qmp.status, 'running');
	await qmp.close();
});

test('two-events-one-read: one write, two messages', async t => {
	const {qmp, client, wait} = await negotiate('two-events-one-read');
	const writes = client.writeCount;
	t.deepEqual(kinds(await wait(5000)), ['BLOCK_IO_ERROR', 'STOP']);
	t.is(client.writeCount, writes + 1);
	await qmp.close();
});

test('greeting-glued: one write, greeting and event', async t => {
	const {qmp, client, advance} = await meet('greeting-glued');
	await advance(1000);
	t.deepEqual(kinds(client.messages), ['QMP', 'RTC_CHANGE']);
	t.is(client.writeCount, 1);
	await qmp.close();
});

test('split-crlf: from the greeting on, every message comes in pieces', async t => {
	const {qmp, client, advance} = await meet('split-crlf');
	await advance(1000);
	t.true(client.writeCount > 3);
	client.send(NEGOTIATE);
	await advance(1000);
	t.deepEqual(kinds(client.messages), ['QMP', 'return']);
	await qmp.close();
});

test('eof-mid-reply: twenty bytes of the second reply', async t => {
	const {qmp, client, advance, before} = await negotiate('eof-mid-reply');
	client.send({execute: 'query-status'});
	await advance(10);
	t.is(client.received.slice(before), '{"return": {"status"');
	t.true(client.isEnded);
	await qmp.close();
});

test("own-reset-echo: the guest's own reset beside the client's", async t => {
	const {qmp, ask} = await negotiate('own-reset-echo');
	const messages = await ask('system_reset', 20_000);
	const guests = messages
		.filter(({event}) => event === 'RESET')
		.map(({data}) => JSON.stringify(data));
	t.true(guests[0]?.includes('"host-qmp-system-reset"'));
	t.true(guests.at(-1)?.includes('"guest": true') || guests.at(-1)?.includes('"guest":true'));
	await qmp.close();
});

test('shutdown-order: three endings, and after each the connection is over', async t => {
	const endings = new Set<string>();
	for (const seed of 'abcdefghijkl') {
		const {qmp, client, ask} = await negotiate('shutdown-order', seed);
		endings.add(kinds(await ask('quit', 100)).join(' '));
		t.true(client.isEnded);
		await qmp.close();
	}

	t.deepEqual([...endings].sort(), ['', 'SHUTDOWN return', 'return SHUTDOWN']);
});

test('long-line: replies over 64 and over 256 KiB that say what they say', async t => {
	const {qmp, client, ask, before} = await negotiate('long-line');
	await ask('query-status');
	const messages = await ask('query-status');
	t.like(messages, [{return: {status: 'running'}}, {return: {status: 'running'}}]);
	t.deepEqual(
		client.received
			.slice(before)
			.split('\r\n')
			.map(line => line.length),
		[65_535, 262_143, 0],
	);
	await qmp.close();
});

test('slow-reply: four replies, each later than the one before', async t => {
	const {qmp, client, advance, before} = await negotiate('slow-reply');
	for (const ms of [300, 600, 6000, 61_000]) {
		const count = lines(client.received.slice(before)).length;
		client.send({execute: 'query-status'});
		await advance(ms - 1);
		t.is(lines(client.received.slice(before)).length, count);
		await advance(1);
		t.is(lines(client.received.slice(before)).length, count + 1);
	}

	await qmp.close();
});

test('event-channel-closes: an event, and then the end', async t => {
	const {qmp, client, wait} = await negotiate('event-channel-closes');
	t.deepEqual(kinds(await wait(2500)), ['POWERDOWN']);
	t.false(client.isEnded);
	await wait(1000);
	t.true(client.isEnded);
	await qmp.close();
});
