import test from 'ava';
import type {Conversation} from './conversation.ts';
import {families} from './families.ts';
import {startOnMock} from './on-mock.ts';
import {play} from './play.ts';
import {readRecording} from './recording.ts';

const goesAsRecorded = test.macro({
	exec: async (
		t,
		_: string,
		conversation: Conversation,
		recorded: readonly string[] | undefined,
	) => {
		t.deepEqual(await play(conversation, startOnMock), recorded);
	},
	title: (_, family: string, {title}: Conversation) => `${family}: ${title}`,
});

for (const {name, conversations} of families) {
	const recording = readRecording(name);
	for (const conversation of conversations) {
		test(goesAsRecorded, name, conversation, recording[conversation.title]);
	}

	test(`${name}: nothing is recorded that is not played`, t => {
		t.deepEqual(
			Object.keys(recording),
			conversations.map(({title}) => title),
		);
	});
}
