import {basename} from 'node:path';
import {fileExists, readUserFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {FlushedLines} from '../../core/runtime/flushed-lines.ts';
import type {SessionSink} from './proxy-recording.ts';
import {scenarioText} from './scenario-text.ts';
import type {Scrubber} from './scrubber.ts';
import {tellStory} from './story.ts';
import {type Direction, encodeEntry, parseTranscript, type TranscriptEntry} from './transcript.ts';

const EXTENSION = '.jsonl';

/** What has been written of a session. */
export interface SessionSummary {
	readonly transcript: string;
	readonly messageCount: number;
	/** The path of the scenario. */
	readonly scenario: string;
	/** Whether it was written now; one that was there may have been edited, and is kept. */
	readonly isScenarioNew: boolean;
	/** Whether QEMU ended the connection, not the client. */
	readonly hasQemuLeft: boolean;
}

const scrubbed = (entry: TranscriptEntry, scrubber: Scrubber | undefined): TranscriptEntry =>
	scrubber === undefined || entry.text === undefined
		? entry
		: {...entry, text: scrubber.scrub(entry.text)};

/** The path of a session's transcript: FILE.jsonl, then FILE-2.jsonl, ... */
export const transcriptPath = (output: string, number: number): string => {
	const base = output.endsWith(EXTENSION) ? output.slice(0, -EXTENSION.length) : output;
	return `${base}${number === 1 ? '' : `-${number}`}${EXTENSION}`;
};

/** The transcript of one session as it grows on disk, and the scenario that is made of it. */
export class SessionFiles implements SessionSink {
	readonly #file: FlushedLines;
	readonly #scrubber: Scrubber | undefined;
	#messageCount = 0;
	#whoLeftFirst: Direction | undefined;
	#isScenarioNew = false;
	#isOpen = true;

	/** @throws MockQmpError FILE_UNWRITABLE */
	constructor(path: string, scrubber: Scrubber | undefined) {
		this.#file = new FlushedLines(path);
		this.#scrubber = scrubber;
	}

	/** @throws MockQmpError FILE_UNWRITABLE */
	write(entry: TranscriptEntry): void {
		this.#file.write(encodeEntry(scrubbed(entry, this.#scrubber)));
		this.#messageCount += entry.text === undefined ? 0 : 1;
		if (entry.text === undefined) {
			this.#whoLeftFirst ??= entry.direction;
		}
	}

	/**
	 * Ends the transcript and writes the scenario; only the first call counts. Names that were learned too late are
	 * replaced now.
	 * @throws MockQmpError FILE_UNWRITABLE
	 */
	close(): void {
		if (!this.#isOpen) {
			return;
		}

		this.#isOpen = false;
		this.#file.close();
		const scrubber = this.#scrubber;
		if (scrubber !== undefined) {
			const {path} = this.#file;
			const lines = readUserFile(path).split('\n');
			writeFileAtomically(path, lines.map(line => scrubber.scrub(line)).join('\n'));
		}

		this.#writeScenario();
	}

	get summary(): SessionSummary {
		return {
			transcript: this.#file.path,
			messageCount: this.#messageCount,
			scenario: this.#scenario,
			isScenarioNew: this.#isScenarioNew,
			hasQemuLeft: this.#whoLeftFirst === 'out',
		};
	}

	get #scenario(): string {
		return `${this.#file.path.slice(0, -EXTENSION.length)}.yaml`;
	}

	#writeScenario(): void {
		const {path} = this.#file;
		if (this.#messageCount > 0 && !fileExists(this.#scenario)) {
			const source = basename(path);
			const story = tellStory(parseTranscript(readUserFile(path), path));
			const name = source.slice(0, -EXTENSION.length);
			writeFileAtomically(this.#scenario, scenarioText(story, {name, source}));
			this.#isScenarioNew = true;
		}
	}
}
