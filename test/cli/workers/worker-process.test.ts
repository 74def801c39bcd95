import test from 'ava';
import {workerArguments} from '../../../cli/workers/worker-process.ts';

const shard = {index: 1, count: 3};

test('a worker gets the command line of its parent, its part and the seed', t => {
	t.deepEqual(
		workerArguments(['serve', '--workers', '3', '-s', 'a.yaml', '--seed=y'], shard, {seed: 'x'}),
		[...['serve', '-s', 'a.yaml'], ...['--workers', '1', '--shard', '1/3', '--seed', 'x']],
	);
});

test("QEMU's own options stay at the end, whatever they are called", t => {
	t.deepEqual(
		workerArguments(['--workers=auto', '--', '-m', '1G', '--seed', 'q'], shard, {seed: 'x'}),
		[...['--workers', '1', '--shard', '1/3', '--seed', 'x'], ...['--', '-m', '1G', '--seed', 'q']],
	);
});

test('the names under which all workers have their parts come behind the name that was given', t => {
	t.deepEqual(workerArguments(['--ledger', 'a'], shard, {ledger: 'a.{shard}'}), [
		...['--ledger', 'a', '--workers', '1', '--shard', '1/3', '--ledger', 'a.{shard}'],
	]);
});
