import test from 'ava';
import {Journal, journalLine} from '../../../core/machine/journal.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {startVirtual} from '../../../testing.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};

test('the latest entries are kept, in order', t => {
	const journal = new Journal(new VirtualClock());
	journal.keep(3);
	for (const event of ['A', 'B']) {
		journal.record({kind: 'event', event});
	}

	t.deepEqual(
		journal.entries.map(({order}) => order),
		[0, 1],
	);
	for (const event of ['C', 'D', 'E']) {
		journal.record({kind: 'event', event});
	}

	t.deepEqual(
		journal.entries.map(entry => (entry.kind === 'event' ? entry.event : '')),
		['C', 'D', 'E'],
	);
	journal.keep(0);
	t.deepEqual(journal.entries, []);
});

test('it is on while somebody wants it', t => {
	const journal = new Journal(new VirtualClock());
	t.false(journal.isOn);
	const cancel = journal.subscribe(() => {});
	t.true(journal.isOn);
	cancel();
	t.false(journal.isOn);
	journal.keep(1);
	t.true(journal.isOn);
});

test('a session is told from connecting to leaving, with instants of the clock', async t => {
	const {qmp, advance, connect} = await startVirtual({journal: 100});
	const client = connect();
	client.send(NEGOTIATE);
	await advance(1000);
	await qmp.fault({drop: null, scope: 'event'});
	client.send({execute: 'stop', id: {a: 1}});
	await advance(0);
	client.end();
	await advance(0);
	t.deepEqual(
		qmp.machine.journal.entries.map(({kind}) => kind),
		[
			'connect',
			'command',
			'negotiated',
			'reply',
			'command',
			'state',
			'event',
			'fault',
			'reply',
			'disconnect',
		],
	);
	const command = qmp.machine.journal.entries[4];
	t.like(command, {
		kind: 'command',
		command: 'stop',
		arguments: {},
		id: {a: 1},
		at: 1_767_225_601_000_000,
	});
	await qmp.close();
});

test('a line is JSON, also of integers and doubles that JavaScript writes otherwise', t => {
	const journal = new Journal(new VirtualClock());
	journal.keep(1);
	journal.record({
		kind: 'command',
		client: 'compat_monitor0#0',
		command: 'x',
		arguments: {small: 7n, large: 2n ** 63n},
		id: new Map([['a', 1]]),
	});
	const [entry] = journal.entries;
	t.deepEqual(entry === undefined ? {} : JSON.parse(journalLine(entry)), {
		at: 1_767_225_600_000_000,
		order: 0,
		kind: 'command',
		client: 'compat_monitor0#0',
		command: 'x',
		arguments: {small: 7, large: '9223372036854775808'},
		id: {a: 1},
	});
});
