import test from 'ava';
import type {JournalEntry} from '../../../core/machine/journal.ts';
import {builtinNames} from '../../../scenarios/library.ts';
import {bestiary, ordealOf} from '../../../server/conform/bestiary.ts';
import type {ClientRun} from '../../../server/conform/client-run.ts';
import {isFailure, judgeRun} from '../../../server/conform/judge-run.ts';

const DEMANDS = {exitCodes: [0]};
const connect: JournalEntry = {kind: 'connect', client: 'm0.c0', at: 0, order: 0};
const stop: JournalEntry = {kind: 'event', event: 'STOP', at: 1, order: 1};

const run = (seen: Partial<ClientRun>): ClientRun => ({
	name: 'two-events-one-read',
	seed: 's',
	end: {code: 0, signal: undefined},
	hasSpun: false,
	elapsedMs: 1500,
	limitMs: 30_000,
	isDaemon: false,
	output: '',
	entries: [connect, stop],
	verdicts: [],
	...seen,
});

const outcome = (
	seen: Partial<ClientRun>,
	{name = 'two-events-one-read', demands = {}} = {},
): string => judgeRun(run(seen), ordealOf(name), {...DEMANDS, ...demands}).outcome;

const code = (number: number): Partial<ClientRun> => ({end: {code: number, signal: undefined}});

test('a client that does its job has coped', t => {
	t.is(outcome({}), 'coped');
});

test('an exit code is a failure where the job can be done, and giving up where it cannot', t => {
	t.is(outcome(code(1)), 'exit');
	const fault: JournalEntry = {kind: 'fault', fault: 'truncate', monitor: 'm0', at: 1, order: 1};
	const cut = {...code(1), entries: [connect, fault]};
	t.is(outcome(cut, {name: 'eof-mid-reply'}), 'gave-up');
	t.is(outcome(code(3), {demands: {exitCodes: [0, 3]}}), 'coped');
});

test('a client that died of a signal, hung or span has failed in any scenario', t => {
	for (const name of ['two-events-one-read', 'eof-mid-reply']) {
		t.is(outcome({end: {code: undefined, signal: 'SIGSEGV'}}, {name}), 'died');
		t.is(outcome({end: undefined}, {name}), 'hung');
		t.is(outcome({end: undefined, hasSpun: true}, {name}), 'spun');
	}
});

test('a daemon goes on; one that ends has not coped', t => {
	t.is(outcome({end: undefined, isDaemon: true}), 'coped');
	t.is(outcome({isDaemon: true}), 'exit');
});

test('a client that never connected, or was gone too early, is told apart from one that has coped', t => {
	t.is(outcome({entries: []}), 'no-connection');
	t.is(outcome({entries: [connect]}), 'untried');
	t.is(outcome({entries: [connect], ...code(1)}), 'exit');
});

test('what it prints is looked at: a pattern it needs, one that is forbidden, and a callback', t => {
	t.is(outcome({output: 'all stopped'}, {demands: {log: /stopped/}}), 'coped');
	t.is(outcome({output: 'fine'}, {demands: {log: /stopped/}}), 'log');
	t.is(outcome({output: 'Traceback'}, {demands: {forbidden: /Traceback/}}), 'log');
	t.is(outcome({}, {demands: {judge: () => 'its database is empty'}}), 'log');
});

test('the outcomes that count against a client are those of failure', t => {
	t.deepEqual((['coped', 'gave-up', 'untried'] as const).map(isFailure), [false, false, false]);
	t.true(isFailure('hung') && isFailure('no-connection') && isFailure('expectation'));
});

test('every scenario of the bestiary is a built-in one', t => {
	t.deepEqual(
		Object.keys(bestiary).filter(name => !builtinNames().includes(name)),
		[],
	);
	t.is(Object.keys(bestiary).length, 20);
});
