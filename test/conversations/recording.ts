import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';

// Counted from the compiled file: the recordings are data and stay in the source tree.
const FOLDER = new URL('../../../test/conversations/recorded/', import.meta.url);

/** What QEMU said, by title of the conversation. */
export type Recording = Readonly<Record<string, readonly string[]>>;

const isRecording = (value: unknown): value is Recording =>
	typeof value === 'object' && value !== null;

/** What was recorded of a family. */
export const readRecording = (family: string): Recording => {
	const recording: unknown = JSON.parse(readFileSync(new URL(`${family}.json`, FOLDER), 'utf8'));
	return isRecording(recording) ? recording : {};
};

/** Keeps what QEMU said to a family. */
export const writeRecording = (family: string, recording: Recording): void => {
	mkdirSync(FOLDER, {recursive: true});
	writeFileSync(
		new URL(`${family}.json`, FOLDER),
		`${JSON.stringify(recording, undefined, '\t')}\n`,
	);
};
