import {duplexPair} from 'node:stream';
import test from 'ava';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {createMockQmp} from '../../../server/create-mock-qmp.ts';
import {Recorder} from '../../../server/recorder/recorder.ts';
import {scenarioText} from '../../../server/recorder/scenario-text.ts';
import {tellStory} from '../../../server/recorder/story.ts';
import type {TranscriptEntry} from '../../../server/recorder/transcript.ts';
import {samplePath, sampleTranscript, withoutStamp} from '../../helpers/sample.ts';

const SAMPLE = sampleTranscript('mirror-and-migration.jsonl');
const PAST_END_MS = 10_000;
// The machine itself answers these, at once.
const LEFT_TO_THE_MACHINE = /qmp_capabilities|no-such-command|"quit"/;

/** What a mock with a scenario says to a client that says what the recorded one said, at the same instants. */
const play = async (scenario: string): Promise<readonly TranscriptEntry[]> => {
	const clock = new VirtualClock();
	const qmp = await createMockQmp({scenarios: [scenario], seed: 'a', listen: []}, clock);
	await qmp.listen();
	const [ours, theirs] = duplexPair();
	const entries: TranscriptEntry[] = [];
	const recorder = new Recorder(clock, entry => entries.push(entry));
	ours.on('data', bytes => recorder.take('out', bytes));
	qmp.addMonitor().accept(theirs);
	await clock.advance(0);
	for (const {atMs, direction, text} of SAMPLE) {
		if (direction === 'in' && text !== undefined) {
			clock.after(atMs, () => ours.write(text));
		}
	}

	await clock.advance(PAST_END_MS);
	return entries;
};

const recordedAnswers = (): readonly string[] => {
	const commands = SAMPLE.filter(({direction}) => direction === 'in');
	const machineAnswers = commands
		.filter(({text}) => LEFT_TO_THE_MACHINE.test(text ?? ''))
		.map(({atMs}) => atMs);
	return SAMPLE.filter(
		({direction, text, atMs}) =>
			direction === 'out' &&
			text !== undefined &&
			!machineAnswers.some(asked => atMs >= asked && atMs < asked + 1.5) &&
			!text.includes('"QMP"'),
	).map(({atMs, text}) => `${atMs.toFixed(3)} ${withoutStamp(text)}`);
};

test('a scenario made of a recording says the same at the same instants', async t => {
	const played = (await play(samplePath('mirror-and-migration.yaml'))).map(
		({atMs, text}) => `${atMs.toFixed(3)} ${withoutStamp(text)}`,
	);
	const recorded = recordedAnswers();
	t.true(recorded.length >= 25);
	t.deepEqual(
		recorded.filter(line => !played.includes(line)),
		[],
	);
	t.is(played.length, SAMPLE.filter(({direction, text}) => direction === 'out' && text).length);
});

test('what QEMU did not know, and the command at which it left, are left to the machine', t => {
	const text = scenarioText(tellStory(SAMPLE), {name: 'a', source: 'a.jsonl'});
	t.notRegex(text, /no-such-command|quit|qmp_capabilities/);
});
