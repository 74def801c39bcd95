import test, {type ExecutionContext} from 'ava';
import type {
	ChannelEnd,
	MigrationChannel,
	MigrationLinks,
} from '../../../../core/machine/migration/links.js';
import {QmpError} from '../../../../core/protocol/qmp-error.js';
import {VirtualClock} from '../../../../core/runtime/virtual-clock.js';
import {createMockQmp} from '../../../../server/create-mock-qmp.js';
import type {MockQmp} from '../../../../server/mock-qmp.js';
import {startVirtual} from '../../../../testing.js';

const URI = 'tcp:localhost:7000';
const A_LONG_TIME_MS = 5000;

type Meet = (channel: MigrationChannel) => ChannelEnd;

/** Joins two ends without a socket. */
const join = (left: Meet, right: Meet): void => {
	const ends: ChannelEnd[] = [];
	const isClosed = [false, false];
	const channelOf = (own: 0 | 1): MigrationChannel => {
		const other = 1 - own;
		return {
			send: message => queueMicrotask(() => ends[other]?.onMessage(message)),
			close() {
				isClosed[own] = true;
				queueMicrotask(() => {
					if (!isClosed[other]) {
						isClosed[other] = true;
						ends[other]?.onClose();
					}
				});
			},
		};
	};
	ends[0] = left(channelOf(0));
	ends[1] = right(channelOf(1));
};

/** A host on which machines meet; a stranger takes all that is said and never answers. */
const createHost = (stranger?: Meet): MigrationLinks => {
	let waiting = stranger;
	return {
		adopt(descriptor, opened) {
			if (waiting !== undefined && descriptor.kind === 'socket') {
				join(opened, waiting);
			} else {
				opened({send() {}, close: () => descriptor.close()});
			}
		},
		connect(_, opened, refused) {
			queueMicrotask(() =>
				waiting === undefined ? refused('nobody is there') : join(opened, waiting),
			);
			return () => {};
		},
		async listen(uri, accept) {
			if (uri === 'unix:/taken') {
				throw new QmpError('GenericError', 'Failed to bind socket to /taken: why');
			}

			waiting = accept;
			return {
				address: {type: 'unix', path: '/m'},
				close() {
					waiting = undefined;
				},
			};
		},
	};
};

interface Pair {
	readonly clock: VirtualClock;
	readonly source: MockQmp;
	readonly target: MockQmp;
	/** What both tell, in its order: the machine, the event, the status. */
	readonly told: string[];
}

const start = async (incoming = URI, links = createHost()): Promise<Pair> => {
	const clock = new VirtualClock();
	const told: string[] = [];
	const make = async (name: string, machine: readonly string[]): Promise<MockQmp> => {
		const qmp = await createMockQmp(
			{seed: name, listen: [], links, member: {index: 0, vars: {}}, machine: {arguments: machine}},
			clock,
		);
		await qmp.listen();
		qmp.machine.migration.capabilities.set(
			{capabilities: [{capability: 'events', state: true}]},
			false,
		);
		qmp.machine.events.subscribe(({event, data = {}}) => {
			const {status} = {status: '', ...data};
			if (event !== 'MIGRATION_PASS') {
				told.push(`${name} ${event === 'MIGRATION' ? status : event}`);
			}
		});
		return qmp;
	};
	const target = await make('target', ['-incoming', incoming]);
	return {clock, source: await make('source', []), target, told};
};

const close = ({source, target}: Pair): Promise<unknown> =>
	Promise.all([source.close(), target.close()]);

const atStates = (t: ExecutionContext, pair: Pair, source: string, target: string): void => {
	t.deepEqual([pair.source.status, pair.target.status], [source, target]);
};

test('source and target tell one story', async t => {
	const pair = await start();
	pair.source.machine.migration.start(URI);
	await pair.clock.advance(A_LONG_TIME_MS);
	t.deepEqual(pair.told, [
		'source setup',
		'target active',
		'source active',
		'source STOP',
		'source completed',
		'target RESUME',
		'target completed',
	]);
	atStates(t, pair, 'postmigrate', 'running');
	t.deepEqual(pair.target.machine.incoming.info, {status: 'completed'});
	await close(pair);
});

test('a guest that stood still stands still on the target', async t => {
	const pair = await start();
	pair.source.machine.stop();
	pair.source.machine.migration.start(URI);
	await pair.clock.advance(A_LONG_TIME_MS);
	t.false(pair.told.includes('target RESUME'));
	atStates(t, pair, 'postmigrate', 'paused');
	await close(pair);
});

test('a connection that a client has passed leads to the target', async t => {
	const pair = await start();
	const {descriptors, migration} = pair.source.machine;
	descriptors.receive([{kind: 'socket', close() {}}]);
	descriptors.keep('way');
	migration.start('fd:way');
	await pair.clock.advance(A_LONG_TIME_MS);
	atStates(t, pair, 'postmigrate', 'running');
	t.false(descriptors.has('way'));
	await close(pair);
});

test('nobody is waited for at the other end of a pipe, which is closed at the end', async t => {
	const pair = await start();
	const {descriptors, migration} = pair.source.machine;
	const closed: string[] = [];
	descriptors.receive([{kind: 'pipe', close: () => void closed.push('pipe')}]);
	descriptors.keep('file');
	migration.start('fd:file');
	await pair.clock.advance(5);
	t.is(migration.status, 'active');
	t.deepEqual(closed, []);
	await pair.clock.advance(A_LONG_TIME_MS);
	atStates(t, pair, 'postmigrate', 'inmigrate');
	t.deepEqual(closed, ['pipe']);
	await close(pair);
});

const startPostcopy = async (pair: Pair): Promise<void> => {
	const {migration} = pair.source.machine;
	migration.capabilities.set({capabilities: [{capability: 'postcopy-ram', state: true}]}, false);
	migration.start(URI);
	await pair.clock.advance(20);
	migration.startPostcopy();
};

test('in post-copy the guest goes on at the target before its memory is there', async t => {
	const pair = await start();
	await startPostcopy(pair);
	await pair.clock.advance(A_LONG_TIME_MS);
	t.deepEqual(pair.told, [
		'source setup',
		'target active',
		'source active',
		'source postcopy-active',
		'source STOP',
		'target postcopy-active',
		'target RESUME',
		'source completed',
		'target completed',
	]);
	atStates(t, pair, 'postmigrate', 'running');
	await close(pair);
});

test('where post-copy breaks off neither side goes on by itself', async t => {
	const pair = await start();
	await startPostcopy(pair);
	await pair.clock.advance(2);
	pair.target.machine.exit('host-signal');
	await pair.clock.advance(A_LONG_TIME_MS);
	t.is(pair.source.machine.migration.status, 'postcopy-paused');
	atStates(t, pair, 'finish-migrate', 'running');
	await close(pair);
});

test('a migration that is cancelled ends the target', async t => {
	const pair = await start();
	pair.source.machine.migration.start(URI);
	await pair.clock.advance(20);
	pair.source.machine.migration.cancel();
	await pair.clock.advance(20);
	t.deepEqual(pair.told.slice(-3), ['source cancelling', 'target failed', 'source cancelled']);
	t.true(pair.target.isOver);
	t.is(pair.target.machine.incoming.problem, 'load of migration failed: Invalid argument');
	atStates(t, pair, 'running', 'inmigrate');
	await close(pair);
});

test('a source whose target is gone runs on', async t => {
	const pair = await start();
	pair.source.machine.migration.start(URI);
	await pair.clock.advance(20);
	await pair.target.close();
	await pair.clock.advance(A_LONG_TIME_MS);
	t.is(pair.told.at(-1), 'source failed');
	t.is(pair.source.machine.migration.error, 'Unable to write to socket: Broken pipe');
	t.is(pair.source.status, 'running');
	await pair.source.close();
});

test('where nobody listens the migration fails', async t => {
	const pair = await start('defer');
	pair.source.machine.migration.start('tcp:localhost:1');
	await pair.clock.advance(10);
	t.deepEqual(pair.told, ['source setup', 'source failed']);
	t.is(pair.source.machine.migration.error, 'nobody is there');
	await close(pair);
});

test('a stranger who takes the connection is believed to be QEMU', async t => {
	const stranger: Meet = () => ({onMessage() {}, onClose() {}});
	const pair = await start('defer', createHost(stranger));
	pair.source.machine.migration.start('tcp:localhost:1');
	await pair.clock.advance(A_LONG_TIME_MS);
	t.is(pair.told.at(-1), 'source completed');
	await close(pair);
});

test('an address that cannot be had is told by migrate-incoming, which may be asked again', async t => {
	const pair = await start('defer');
	const {incoming} = pair.target.machine;
	await t.throwsAsync(async () => incoming.listen('unix:/taken', () => {}), {
		message: 'Failed to bind socket to /taken: why',
	});
	await incoming.listen(URI, () => {});
	t.deepEqual(incoming.info, {'socket-address': [{type: 'unix', path: '/m'}]});
	await close(pair);
});

test('an address of the command line that cannot be had is told as QEMU does', async t => {
	await t.throwsAsync(() => start('unix:/taken'), {
		message: '-incoming unix:/taken: Failed to bind socket to /taken: why',
	});
});

test('a machine that has come tells of its ports once it runs', async t => {
	const {qmp, advance} = await startVirtual({
		machine: {
			arguments: [
				...['-S', '-incoming', 'tcp:localhost:1', '-device', 'virtio-serial-pci'],
				...['-device', 'virtserialport,id=agent', '-device', 'virtserialport'],
			],
		},
	});
	const told: unknown[] = [];
	qmp.machine.events.subscribe(({event, data}) => told.push([event, data]));
	qmp.machine.emit('MIGRATION', {status: 'completed'});
	await advance(A_LONG_TIME_MS);
	qmp.machine.cont();
	await advance(A_LONG_TIME_MS);
	t.deepEqual(told, [
		['MIGRATION', {status: 'completed'}],
		['RESUME', undefined],
		['VSERPORT_CHANGE', {open: false, id: 'agent'}],
	]);
	await qmp.close();
});
