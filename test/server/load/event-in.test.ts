import test from 'ava';
import {encodeMessage} from '../../../core/protocol/encode.ts';
import {eventIn} from '../../../server/load/event-in.ts';
import {startVirtual} from '../../../testing.ts';

const timestamp = {seconds: 1, microseconds: 2};
const block = (...messages: readonly object[]): Buffer =>
	Buffer.from(messages.map(message => encodeMessage(message)).join(''), 'latin1');

test('the name of an event is found in its bytes, with and without data', t => {
	const data = {event: 'no', text: ', "event": "NEITHER"'};
	t.is(eventIn(encodeMessage({timestamp, event: 'STOP'})).name, 'STOP');
	t.is(eventIn(encodeMessage({timestamp, event: 'RTC_CHANGE', data})).name, 'RTC_CHANGE');
});

test('a fault strikes the one event of a block that its scope names', async t => {
	const {qmp, connect, advance} = await startVirtual();
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	const before = client.messages.length;
	await qmp.fault({drop: null, scope: {event: 'RESUME'}});
	let isDone = false;
	qmp.audience.clients[0]?.sendBlock(
		block({timestamp, event: 'STOP'}, {timestamp, event: 'RESUME'}, {timestamp, event: 'WAKEUP'}),
		() => {
			isDone = true;
		},
	);
	t.true(isDone);
	t.deepEqual(
		client.messages.slice(before).map(({event}) => event),
		['STOP', 'WAKEUP'],
	);
	await qmp.close();
});
