import {writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {installedQemu} from '../conformance/endpoint.ts';
import {AskedQemu, createMockCheck} from './answers.ts';
import {invalidCalls} from './invalid-calls.ts';
import {RECORDING, type RecordedCall} from './recording.ts';

// Invalid calls of every command, to QEMU and to the mock: `--seed TEXT` makes others, `--record` keeps the answers.
const DEFAULT_SEED = 'schema';

const {values} = parseArgs({options: {seed: {type: 'string'}, record: {type: 'boolean'}}});
const seed = values.seed ?? DEFAULT_SEED;
const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

// What QEMU says when it has looked at the arguments by their types alone.
const IS_ABOUT_TYPES =
	/Parameter '[^']*' is (?:missing|unexpected)|Invalid parameter type for|does not accept value/;

const calls = invalidCalls(seed);
const version = installedQemu();
if (version === undefined) {
	print('qemu-system-x86_64 is not installed');
	print(`0 passed, 0 failed, ${calls.length} skipped`);
} else {
	print(`invalid calls from seed ${seed}, beside ${version}`);
	const qemu = new AskedQemu();
	const checkByMock = await createMockCheck();
	const recorded: RecordedCall[] = [];
	let failed = 0;
	for (const call of calls) {
		const theirs = await qemu.ask(call);
		const ours = checkByMock(call);
		// Some mistakes are none for the types: then QEMU goes on, and so do we.
		const isSame = ours === undefined ? !IS_ABOUT_TYPES.test(theirs ?? '') : ours === theirs;
		if (ours !== undefined && theirs !== undefined) {
			recorded.push([call.command, call.args, theirs]);
		}

		if (!isSame) {
			failed += 1;
			print(`differs: ${call.command} ${call.args}\n  QEMU  ${theirs}\n  mock  ${ours}`);
		}
	}

	await qemu.close();
	if (values.record) {
		writeFileSync(RECORDING, `[\n${recorded.map(call => JSON.stringify(call)).join(',\n')}\n]\n`);
	}

	print(`${calls.length - failed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}
