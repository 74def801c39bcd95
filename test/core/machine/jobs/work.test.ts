import test from 'ava';
import {Work} from '../../../../core/machine/jobs/work.ts';
import type {WorkFault, Workload} from '../../../../core/machine/jobs/workload.ts';
import {VirtualClock} from '../../../../core/runtime/virtual-clock.ts';

const MIB = 1024 * 1024;

const STREAM: Workload = {
	total: 64 * MIB,
	skipped: 16 * MIB,
	data: 16 * MIB,
	rate: 1.4e9,
	chunk: 512 * 1024,
	isPausedAtEnd: false,
	latencyMs: 0,
	faults: [],
};

const begin = (load: Workload, limit: number) => {
	const clock = new VirtualClock();
	const heard: Array<'done' | WorkFault> = [];
	const work = new Work(clock, load, {
		limit,
		listener: {onWorked: () => heard.push('done'), onFault: fault => heard.push(fault)},
	});
	work.go();
	return {clock, work, heard};
};

test('a limit lets pieces through at the instants at which QEMU does', async t => {
	// Asked of QEMU 7.2 after 317 and 622 ms of a stream at 8 MiB/s.
	const {clock, work} = begin(STREAM, 8 * MIB);
	await clock.advance(317);
	t.is(work.offset, 19 * MIB);
	await clock.advance(305);
	t.is(work.offset, 21 * MIB);
});

test('a limit wider than a double is none that is felt', async t => {
	// What libvirt sends for no limit, as it comes out of JSON.
	const wide: unknown = 9_223_372_036_853_727_232n;
	const {clock, heard} = begin(STREAM, wide as number);
	await clock.advance(1000);
	t.deepEqual(heard, ['done']);
});

test('a piece that is larger than the limit goes at once, and the next one waits', async t => {
	// Asked of QEMU 7.2: a mirror at 4 MiB/s moves 16 MiB, then nothing for four seconds.
	const mirror = {...STREAM, skipped: 0, data: 64 * MIB, chunk: 16 * MIB, isPausedAtEnd: true};
	const {clock, work, heard} = begin(mirror, 4 * MIB);
	await clock.advance(300);
	t.is(work.offset, 16 * MIB);
	await clock.advance(3600);
	t.is(work.offset, 16 * MIB);
	await clock.advance(200);
	t.is(work.offset, 32 * MIB);
	await clock.advance(11_899);
	t.deepEqual(heard, []);
	await clock.advance(1);
	t.deepEqual(heard, ['done']);
	t.is(work.offset, work.total);
});

test('without a limit the end is total by rate, and what is skipped takes no time', async t => {
	const {clock, heard, work} = begin(STREAM, 0);
	t.is(work.offset, 16 * MIB);
	await clock.advance((16 * MIB) / 1.4e6 - 0.1);
	t.deepEqual(heard, []);
	await clock.advance(0.1);
	t.deepEqual(heard, ['done']);
	t.is(work.offset, 64 * MIB);
});

test('what rests does not get on, and goes on where it stood', async t => {
	const {clock, work, heard} = begin({...STREAM, rate: MIB}, 0);
	await clock.advance(4000);
	work.rest();
	await clock.advance(60_000);
	t.is(work.offset, 20 * MIB);
	work.go();
	await clock.advance(11_999);
	t.deepEqual(heard, []);
	await clock.advance(2);
	t.deepEqual(heard, ['done']);
});

test('another limit counts from the instant at which it is set', async t => {
	const {clock, work} = begin({...STREAM, chunk: MIB}, MIB);
	await clock.advance(500);
	t.is(work.offset, 17 * MIB);
	work.setLimit(0);
	await clock.advance(20);
	t.is(work.offset, 64 * MIB);
});

test('an error stops it at its place; a lasting one comes again', async t => {
	const fault = {at: 8 * MIB, operation: 'read', error: 'Input/output error'} as const;
	const lasting = begin({...STREAM, faults: [{...fault, isLasting: true}]}, 0);
	await lasting.clock.advance(1000);
	t.is(lasting.work.offset, 24 * MIB);
	lasting.work.go();
	await lasting.clock.advance(1000);
	t.is(lasting.heard.length, 2);

	const once = begin({...STREAM, faults: [{...fault, isLasting: false}]}, 0);
	await once.clock.advance(1000);
	once.work.go();
	await once.clock.advance(1000);
	t.is(once.heard.at(-1), 'done');
});

test('work that never gets on holds no timer', async t => {
	const {clock, work, heard} = begin({...STREAM, skipped: 0, rate: 0}, 0);
	await clock.advance(1e9);
	t.is(work.offset, 0);
	t.deepEqual(heard, []);
});
