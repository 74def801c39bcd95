import test from 'ava';
import {startVirtual} from '../../../testing.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};
const read = (sector: number, node = 'child1') =>
	({type: 'read', 'node-name': node, 'sector-num': sector, 'sectors-count': 8}) as const;
const events = (messages: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
	messages.filter(message => 'event' in message);

test('within a second only the first and, at its end, the latest QUORUM_REPORT_BAD pass', async t => {
	const {qmp, advance, connect} = await startVirtual();
	const client = connect();
	client.send(NEGOTIATE);
	await advance(0);
	for (const sector of [0, 8, 16]) {
		qmp.emit('QUORUM_REPORT_BAD', read(sector));
		await advance(100);
	}

	await advance(699);
	t.is(events(client.messages).length, 1);
	await advance(1);
	t.deepEqual(events(client.messages)[1], {
		timestamp: {seconds: 1_767_225_600, microseconds: 200_000},
		event: 'QUORUM_REPORT_BAD',
		data: read(16),
	});
	await qmp.close();
});

test('each node has a limit of its own', async t => {
	const {qmp, advance, connect} = await startVirtual();
	const client = connect();
	client.send(NEGOTIATE);
	await advance(0);
	qmp.emit('QUORUM_REPORT_BAD', read(0, 'child0'));
	qmp.emit('QUORUM_REPORT_BAD', read(0, 'child2'));
	t.is(events(client.messages).length, 2);
	await qmp.close();
});

test('a second without an event ends the limit', async t => {
	const {qmp, advance, connect} = await startVirtual();
	const client = connect();
	client.send(NEGOTIATE);
	await advance(0);
	qmp.emit('BALLOON_CHANGE', {actual: 1});
	await advance(1000);
	qmp.emit('BALLOON_CHANGE', {actual: 2});
	t.is(events(client.messages).length, 2);
	await qmp.close();
});

test('without the limit all events pass', async t => {
	const {qmp, advance, connect} = await startVirtual({isThrottled: false});
	const client = connect();
	client.send(NEGOTIATE);
	await advance(0);
	qmp.emit('BALLOON_CHANGE', {actual: 1});
	qmp.emit('BALLOON_CHANGE', {actual: 2});
	t.is(events(client.messages).length, 2);
	await qmp.close();
});

test('a client that has not negotiated gets no events, and they are not kept for it', async t => {
	const {qmp, advance, connect} = await startVirtual();
	const client = connect();
	qmp.emit('BALLOON_CHANGE', {actual: 1});
	client.send(NEGOTIATE);
	await advance(5000);
	t.deepEqual(events(client.messages), []);
	await qmp.close();
});
