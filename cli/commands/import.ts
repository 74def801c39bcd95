import {basename, extname} from 'node:path';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {readUserFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {importRecording, longestSession} from '../../server/recorder/import-recording.ts';
import type {ImportedSession} from '../../server/recorder/imported-session.ts';
import {scenarioText} from '../../server/recorder/scenario-text.ts';
import {tellStory} from '../../server/recorder/story.ts';
import {encodeEntry, type TranscriptEntry} from '../../server/recorder/transcript.ts';
import {ExitCode} from '../exit.ts';
import {createScrubber, tellOfScrubbing} from '../scrubbing.ts';

/** What to import and what to make of it. */
export interface ImportOptions {
	readonly file: string;
	/** undefined: standard output. */
	readonly output: string | undefined;
	readonly as: 'scenario' | 'transcript';
	/** Counted from 1; undefined: the one with the most messages. */
	readonly session: number | undefined;
	readonly isScrubbed: boolean;
}

const say = (line: string): void => {
	process.stderr.write(`${line}\n`);
};

const choose = (
	sessions: readonly ImportedSession[],
	{file, session: number}: ImportOptions,
): ImportedSession => {
	const chosen = number === undefined ? longestSession(sessions) : sessions[number - 1];
	if (chosen === undefined) {
		throw new MockQmpError(
			'OPTION_INVALID',
			`--session: there is no session ${number} in ${file}`,
			{
				remedy: `there are ${sessions.length}`,
			},
		);
	}

	for (const [index, session] of sessions.length > 1 ? sessions.entries() : []) {
		const mark = session === chosen ? ', taken' : '';
		say(`session ${index + 1}: ${session.name}, ${session.entries.length} messages${mark}`);
	}

	return chosen;
};

const scrubbed = (
	entries: readonly TranscriptEntry[],
	{isScrubbed}: ImportOptions,
): readonly TranscriptEntry[] => {
	if (!isScrubbed) {
		return entries;
	}

	const scrubber = createScrubber();
	const scrub = (entry: TranscriptEntry): TranscriptEntry =>
		entry.text === undefined ? entry : {...entry, text: scrubber.scrub(entry.text)};
	// The second time the names are known that the first has met too late.
	const scrubbedEntries = entries.map(scrub).map(scrub);
	tellOfScrubbing(scrubber);
	return scrubbedEntries;
};

/** Makes a scenario or a transcript of what somebody has written down. Gives the exit code. */
export const importFile = async (options: ImportOptions): Promise<number> => {
	const {file, output, as} = options;
	const session = choose(importRecording(readUserFile(file), file), options);
	const entries = scrubbed(session.entries, options);
	const text =
		as === 'transcript'
			? entries.map(entry => `${encodeEntry(entry)}\n`).join('')
			: scenarioText(tellStory(entries), {
					name: basename(file, extname(file)),
					source: basename(file),
				});
	if (output === undefined) {
		process.stdout.write(text);
	} else {
		writeFileAtomically(output, text);
	}

	return ExitCode.Done;
};
