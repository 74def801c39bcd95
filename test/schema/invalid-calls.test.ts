import {readFileSync} from 'node:fs';
import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {createMockCheck} from './answers.ts';
import {invalidCalls} from './invalid-calls.ts';
import {RECORDING, type RecordedCall} from './recording.ts';

// device_add is checked by its handler, qmp_capabilities by the session.
const APART = ['device_add', 'qmp_capabilities'];
const CALLS_MIN = 3;

const recorded: readonly RecordedCall[] = JSON.parse(readFileSync(RECORDING, 'utf8'));

test('arguments of every command are refused in the words of QEMU 7.2', async t => {
	const check = await createMockCheck();
	const different = recorded.filter(([command, args, reply]) => check({command, args}) !== reply);
	t.deepEqual(different, []);
});

test('three invalid calls at least are recorded of each command', t => {
	const counts = new Map<string, number>();
	for (const [command] of recorded) {
		counts.set(command, (counts.get(command) ?? 0) + 1);
	}

	const {schema} = loadProfile();
	const few = schema.commandNames.filter(command => (counts.get(command) ?? 0) < CALLS_MIN);
	t.deepEqual(few.sort(), APART);
});

test('the same seed makes the same invalid calls', t => {
	t.deepEqual(invalidCalls('a'), invalidCalls('a'));
	t.notDeepEqual(invalidCalls('a'), invalidCalls('b'));
});
