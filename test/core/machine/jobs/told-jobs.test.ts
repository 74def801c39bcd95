import test from 'ava';
import type {JobRule} from '../../../../core/machine/machine-options.ts';
import {startVirtual} from '../../../../testing.ts';

const MIB = 1024 * 1024;
const DISKS = ['src', 'dst'].flatMap(name => [
	'-blockdev',
	JSON.stringify({driver: 'null-co', 'node-name': name}),
]);

const start = async (jobs: readonly JobRule[] = []) => {
	const virtual = await startVirtual({
		machine: {arguments: ['-machine', 'q35', '-nodefaults', ...DISKS], jobs},
	});
	const client = virtual.connect();
	client.send({execute: 'qmp_capabilities'});
	await virtual.advance(0);
	const ask = async (execute: string, args?: object): Promise<unknown> => {
		client.send({execute, ...(args && {arguments: args})});
		await virtual.advance(0);
		const replies = client.messages.filter(({event}) => event === undefined);
		return replies.at(-1)?.return ?? replies.at(-1)?.error;
	};
	const job = async () => ((await ask('query-block-jobs')) as Array<Record<string, unknown>>)[0];
	const events = (): string[] =>
		client.messages
			.filter(({event}) => event !== undefined)
			.map(({event, data}) => {
				const {status, action} = (data ?? {}) as Record<string, unknown>;
				return [event, status ?? action].filter(word => word !== undefined).join(' ');
			});
	return {...virtual, client, ask, job, events};
};

const RULE: JobRule = {job: undefined, rate: undefined, isEverReady: true, fail: undefined};
const COPY = {'job-id': 'copy', device: 'src', target: 'dst', sync: 'full'};

test('a job that only events tell of is one that queries show, and verbs refuse as of any other', async t => {
	const {qmp, ask, job} = await start();
	qmp.emit('JOB_STATUS_CHANGE', {status: 'created', id: 'pull0'});
	qmp.emit('JOB_STATUS_CHANGE', {status: 'running', id: 'pull0'});
	t.like(await job(), {device: 'pull0', type: 'stream', status: 'running', ready: false});
	t.like(await ask('job-finalize', {id: 'pull0'}), {
		desc: "Job 'pull0' in state 'running' cannot accept command verb 'finalize'",
	});
	const progress = {type: 'stream', device: 'pull0', len: 100, offset: 60, speed: 7} as const;
	qmp.emit('BLOCK_JOB_READY', progress);
	t.like(await job(), {len: 100, offset: 60, speed: 7, ready: true});
	qmp.emit('BLOCK_JOB_COMPLETED', {...progress, error: 'Input/output error'});
	t.deepEqual(await ask('query-jobs'), []);
	qmp.emit('JOB_STATUS_CHANGE', {status: 'concluded', id: 'pull0'});
	t.deepEqual(await ask('query-jobs'), []);
});

test('BLOCK_JOB_READY by hand makes a machine’s own mirror ready, and it can be completed', async t => {
	const {qmp, advance, ask, job, events} = await start([{...RULE, isEverReady: false}]);
	await ask('blockdev-mirror', COPY);
	await advance(60_000);
	t.like(await job(), {status: 'running', ready: false});
	await qmp.emitBelievable('BLOCK_JOB_READY');
	t.like(await job(), {status: 'ready', ready: true});
	await ask('job-complete', {id: 'copy'});
	await advance(10);
	t.is(events().at(-1), 'JOB_STATUS_CHANGE null');
	t.deepEqual(await ask('query-jobs'), []);
});

test('a rate and a lasting error hold for the job that they name', async t => {
	const fail = {at: 8 * MIB, operation: 'write', error: 'No space left on device'} as const;
	const {advance, ask, job, events} = await start([
		{...RULE, job: 'copy', rate: MIB, fail: {...fail, isLasting: true}},
	]);
	await ask('blockdev-backup', {...COPY, 'on-target-error': 'enospc'});
	await advance(4500);
	t.like(await job(), {offset: 4 * MIB + MIB / 2 - MIB / 16, status: 'running'});
	await advance(4000);
	t.like(await job(), {offset: 8 * MIB, status: 'paused', 'io-status': 'nospace'});
	await ask('job-resume', {id: 'copy'});
	await advance(100);
	t.like(await job(), {status: 'paused', 'io-status': 'nospace'});
	t.deepEqual(
		events().filter(event => event.startsWith('BLOCK_JOB_ERROR')),
		['BLOCK_JOB_ERROR stop', 'BLOCK_JOB_ERROR stop'],
	);
});

test('generated events about jobs are true of the machine’s job', async t => {
	const {qmp, ask, client} = await start();
	await ask('blockdev-mirror', {...COPY, speed: MIB});
	await qmp.emitBelievable('BLOCK_JOB_ERROR');
	await qmp.emitBelievable('BLOCK_JOB_CANCELLED');
	const told = client.messages.filter(({event}) => event?.toString().startsWith('BLOCK_JOB'));
	t.like(told[0]?.data, {device: 'copy'});
	t.like(told[1]?.data, {device: 'copy', type: 'mirror', len: 1024 * MIB, speed: MIB});
});

test('a machine that quits ends its jobs before it answers', async t => {
	const {ask, events, advance} = await start();
	await ask('blockdev-mirror', {...COPY, speed: MIB, 'auto-dismiss': false});
	await advance(100);
	const before = events().length;
	await ask('quit');
	t.deepEqual(events().slice(before), [
		'SHUTDOWN',
		...['paused', 'running', 'aborting'].map(status => `JOB_STATUS_CHANGE ${status}`),
		'BLOCK_JOB_CANCELLED',
		...['concluded', 'null'].map(status => `JOB_STATUS_CHANGE ${status}`),
	]);
});

for (const [name, id] of [
	['block-mirror', 'mirror0'],
	['block-backup-cancelled', 'backup0'],
] as const) {
	test(`${name}: the queries agree with what it has told, and it is gone in the end`, async t => {
		const virtual = await startVirtual({scenarios: [name]});
		const client = virtual.connect();
		client.send({execute: 'qmp_capabilities'});
		await virtual.advance(1500);
		const {machine} = virtual.qmp;
		t.like(machine.jobs.infos[0], {id, type: name.slice(6, 12)});
		const told = client.messages.filter(({event}) => event === 'JOB_STATUS_CHANGE').at(-1);
		t.like(told?.data, {status: machine.jobs.infos[0]?.status});
		await virtual.advance(60_000);
		t.deepEqual(machine.jobs.infos, []);
	});
}
