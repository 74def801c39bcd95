import {installedQemu} from '../conformance/endpoint.ts';
import type {Conversation} from './conversation.ts';
import {families} from './families.ts';
import {startOnMock} from './on-mock.ts';
import {startOnQemu} from './on-qemu.ts';
import {play} from './play.ts';

// Holds all conversations, or those of whose family and title the arguments are parts, with the installed QEMU and with
// the mock, and compares what they say, message by message.
const LENGTH_MAX = 600;
// So often QEMU is asked before a difference counts.
const ROUNDS_MAX = 3;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const show = (message: string | undefined): string => (message ?? '(nothing)').slice(0, LENGTH_MAX);

/** Where two parties part; undefined when they say the same. */
const differenceOf = (
	qemu: readonly string[],
	mock: readonly string[],
): {readonly at: number; readonly text: string} | undefined => {
	const longer = qemu.length > mock.length ? qemu : mock;
	const at = longer.findIndex((_, index) => qemu[index] !== mock[index]);
	return at < 0
		? undefined
		: {at: at + 1, text: `    QEMU  ${show(qemu[at])}\n    mock  ${show(mock[at])}`};
};

/** QEMU's threads race where a client interferes at the very moment of a change: it may say the other thing next time. */
const isSame = async (family: string, conversation: Conversation): Promise<boolean> => {
	const mock = await play(conversation, startOnMock);
	for (let round = 1; round <= ROUNDS_MAX; round += 1) {
		const difference = differenceOf(await play(conversation, startOnQemu), mock);
		if (difference === undefined) {
			return true;
		}

		const {at, text} = difference;
		print(`differs: ${family}: ${conversation.title}, message ${at}, round ${round}\n${text}`);
	}

	return false;
};

const wanted = process.argv.slice(2);
const chosen = families.flatMap(({name, conversations}) =>
	conversations
		.filter(({title}) => wanted.every(part => `${name}: ${title}`.includes(part)))
		.map(conversation => ({name, conversation})),
);
const version = installedQemu();
if (version === undefined) {
	print('qemu-system-x86_64 is not installed');
	print(`0 passed, 0 failed, ${chosen.length} skipped`);
} else {
	print(`conversations with ${version} and with the mock`);
	let passed = 0;
	for (const {name, conversation} of chosen) {
		passed += (await isSame(name, conversation)) ? 1 : 0;
	}

	print(`${passed} passed, ${chosen.length - passed} failed`);
	process.exitCode = passed === chosen.length ? 0 : 1;
}
