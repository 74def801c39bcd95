import test from 'ava';
import {defineCommand} from '../../core/machine/command-table.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {examineEvent, examineReply} from '../../server/examine.ts';
import type {MockQmpOptions} from '../../server/options.ts';
import {createUnmatched} from '../../server/unmatched.ts';
import {startVirtual} from '../../testing.ts';
// So that replies need not wait for it to load.
import '../../generators/from-schema.ts';

const NOT_SUPPORTED = 'this feature or command is not currently supported';
const TURNS = 20;

const converse = async (options: MockQmpOptions, ...requests: readonly object[]) => {
	const {qmp, connect, advance} = await startVirtual(options);
	const client = connect();
	for (const request of [{execute: 'qmp_capabilities'}, ...requests]) {
		client.send(request);
	}

	for (let turn = 0; turn < TURNS; turn++) {
		await advance(0);
	}

	return {qmp, replies: client.messages.slice(2)};
};

/** What is answered to a command as if nothing had a handler. */
const answer = async (
	mode: 'generate' | 'error' | 'fail',
	seed = 'a',
	onFail = (_: MockQmpError): void => {},
): Promise<unknown> => {
	const {qmp} = await startVirtual();
	const unmatched = createUnmatched(qmp.machine, {mode, seed, onFail});
	return unmatched({
		command: 'query-rocker',
		isOutOfBand: false,
		arguments: new Map([['name', 'sw1']]),
	});
};

test('what has no handler gets a reply made from the schema, the same for the same seed', async t => {
	const first = await answer('generate');
	const {profile} = (await startVirtual()).qmp.machine;
	t.notThrows(() => examineReply(profile)('query-rocker', first));
	t.deepEqual(first, await answer('generate'));
	t.notDeepEqual(first, await answer('generate', 'b'));
});

test('with --unmatched error it is not supported, in the words of QEMU', async t => {
	await t.throwsAsync(answer('error'), {message: NOT_SUPPORTED});
});

test('with --unmatched fail it is not supported either, and the mock is told over which command', async t => {
	const failures: MockQmpError[] = [];
	await t.throwsAsync(
		answer('fail', 'a', error => failures.push(error)),
		{message: NOT_SUPPORTED},
	);
	t.like(failures, [
		{
			code: 'COMMAND_UNMATCHED',
			message: 'a client sent query-rocker, which has no handler',
		},
	]);
});

test('what QEMU was seen to answer is answered whatever the mode', async t => {
	const {qmp, replies} = await converse({unmatched: 'error'}, {execute: 'query-tpm-types'});
	t.deepEqual(replies, [{return: ['passthrough', 'emulator']}]);
	await qmp.close();
});

test('a reply or an event that the schema does not allow is told of, unless nobody checks', async t => {
	// A handler without types, as a program in JavaScript has.
	const name: string = 'query-target';
	const commands = [defineCommand(name, () => ({arch: 7}))];
	const {qmp, replies} = await converse({commands, isChecked: false}, {execute: name});
	t.deepEqual(replies, [{return: {arch: 7}}]);
	await qmp.close();

	const {profile} = qmp.machine;
	t.throws(() => examineReply(profile)(name, {arch: 7}), {
		instanceOf: MockQmpError,
		message:
			"the reply to query-target: Invalid parameter type for 'return.arch', expected: string",
	});
	t.notThrows(() => examineReply(profile)(name, {arch: 'x86_64'}));
	const timestamp = {seconds: 1, microseconds: 2};
	t.throws(() => examineEvent(profile)({timestamp, event: 'WATCHDOG', data: {}}), {
		message: "the event WATCHDOG: Parameter 'action' is missing",
	});
});
