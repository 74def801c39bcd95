import test from 'ava';
import {startMock} from './endpoint.ts';
import {shorten} from './play-case.ts';
import {SuitePlayer} from './play-suite.ts';
import {AnswerBook} from './recording.ts';
import {suites} from './suites.ts';
import type {WireCase} from './wire-case.ts';

// The cases of a suite share a process, as they did when QEMU was recorded, and so run in order.
const book = AnswerBook.read();

const answersAsRecorded = test.macro({
	exec: async (t, player: SuitePlayer, suite: string, wireCase: WireCase) => {
		const transcripts = await player.play(wireCase);
		t.deepEqual(transcripts.map(shorten), book.get(suite, wireCase.title));
	},
	title: (_: string | undefined, __: SuitePlayer, suite: string, wireCase: WireCase) =>
		`${suite}: ${wireCase.title}`,
});

for (const {name, cases} of suites) {
	const player = new SuitePlayer(startMock);
	for (const wireCase of cases) {
		test.serial(answersAsRecorded, player, name, wireCase);
	}

	test.after.always(`the server of ${name} is stopped`, async () => {
		await player.close();
	});
}
