import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {shorten, type Transcripts} from './play-case.ts';

// Counted from the compiled file: the recordings are data and stay in the source tree.
const FILE = new URL('../../../test/conformance/recorded/qemu-7.2.json', import.meta.url);

/** What the clients of each case got, by suite and title; an element for each line. */
type Recording = Record<string, Record<string, readonly (readonly string[])[]>>;

const linesOf = (transcripts: Transcripts): readonly (readonly string[])[] =>
	transcripts.map(transcript => shorten(transcript).split('\r\n'));

const isRecording = (value: unknown): value is Recording =>
	typeof value === 'object' && value !== null;

/** Answers of a QEMU, kept in a file. */
export class AnswerBook {
	readonly #recording: Recording;

	constructor(recording: Recording = {}) {
		this.#recording = recording;
	}

	static read(): AnswerBook {
		const recording: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
		return new AnswerBook(isRecording(recording) ? recording : {});
	}

	put(suite: string, title: string, transcripts: Transcripts): void {
		const ofSuite = this.#recording[suite] ?? {};
		if (title in ofSuite) {
			throw new Error(`two cases of ${suite} have the title "${title}"`);
		}

		ofSuite[title] = linesOf(transcripts);
		this.#recording[suite] = ofSuite;
	}

	/** What was recorded of a case; undefined if it is new. */
	get(suite: string, title: string): Transcripts | undefined {
		return this.#recording[suite]?.[title]?.map(lines => lines.join('\r\n'));
	}

	write(): void {
		mkdirSync(new URL('./', FILE), {recursive: true});
		writeFileSync(FILE, `${JSON.stringify(this.#recording, undefined, '\t')}\n`);
	}
}
