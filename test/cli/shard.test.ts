import test from 'ava';
import {settleConfig} from '../../cli/config.ts';
import {shardOf} from '../../cli/shard.ts';

const found = test.macro(
	(
		t,
		environment: Readonly<Record<string, string>>,
		[flag, expected]: readonly [string | undefined, string | undefined],
	) => {
		const shard = shardOf(flag, environment);
		t.is(shard && `${shard.index}/${shard.count}`, expected);
	},
);

test('a shard is what the flag says', found, {MOCK_QMP_SHARDS: '9'}, ['2/4', '2/4']);
test('a flag without a count takes that of the environment', found, {MOCK_QMP_SHARDS: '9'}, [
	'2',
	'2/9',
]);
test('an indexed Job', found, {MOCK_QMP_SHARDS: '3', JOB_COMPLETION_INDEX: '1', HOSTNAME: 'a-0'}, [
	undefined,
	'1/3',
]);
test('a StatefulSet', found, {MOCK_QMP_SHARDS: '12', HOSTNAME: 'mock-qmp-11'}, [
	undefined,
	'11/12',
]);
test('without a count there are no shards', found, {JOB_COMPLETION_INDEX: '1'}, [
	undefined,
	undefined,
]);

test('a shard that cannot be is refused', t => {
	const refused = (flag: string | undefined, environment = {}) =>
		t.throws(() => shardOf(flag, environment), {code: 'OPTION_INVALID'})?.message;
	t.is(refused('4/4'), '--shard: "4/4" is no shard');
	t.is(refused('1'), '--shard: "1" is no shard');
	t.is(
		refused(undefined, {MOCK_QMP_SHARDS: '2', HOSTNAME: 'mock-qmp-2'}),
		'the host name: "2/2" is no shard',
	);
	t.is(
		refused(undefined, {MOCK_QMP_SHARDS: '2', HOSTNAME: 'laptop'}),
		'MOCK_QMP_SHARDS is 2, but which shard is this?',
	);
});

test('the flags of a run beyond one process', t => {
	const config = settleConfig(
		{'start-at': ['1769846400.25'], ledger: ['run.ledger']},
		{MOCK_QMP_SHARD: '1/2'},
	);
	t.like(config, {
		shard: {index: 1, count: 2},
		startAt: 1_769_846_400_250_000,
		ledgerFile: 'run.ledger',
	});
	t.is(settleConfig({'start-at': ['2026-01-31T08:00:00Z']}, {}).startAt, 1_769_846_400_000_000);
	t.throws(() => settleConfig({'start-at': ['soon']}, {}), {code: 'OPTION_INVALID'});
});
