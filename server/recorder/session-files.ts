import {readUserFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {FlushedLines} from '../../core/runtime/flushed-lines.ts';
import type {SessionSink} from './proxy-recording.ts';
import type {Scrubber} from './scrubber.ts';
import {type Direction, encodeEntry, type TranscriptEntry} from './transcript.ts';

const EXTENSION = '.jsonl';

/** What has been written of a session. */
export interface SessionSummary {
	readonly transcript: string;
	readonly messageCount: number;
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

/** The transcript of one session as it grows on disk. */
export class SessionFiles implements SessionSink {
	readonly #file: FlushedLines;
	readonly #scrubber: Scrubber | undefined;
	#messageCount = 0;
	#whoLeftFirst: Direction | undefined;
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
	 * Ends the transcript; only the first call counts. Names that were learned too late are replaced now.
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
	}

	get summary(): SessionSummary {
		return {
			transcript: this.#file.path,
			messageCount: this.#messageCount,
			hasQemuLeft: this.#whoLeftFirst === 'out',
		};
	}
}
