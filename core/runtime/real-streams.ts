import {closeSync, openSync, writeSync} from 'node:fs';

const STANDARD_ERROR = 2;

/** Writes text to standard error before anything else can happen: no stream of Node.js is opened for it. */
export const writeError = (text: string): void => {
	writeSync(STANDARD_ERROR, text);
};

/** Puts another file, to which is added, in the place of standard error. */
export const redirectErrors = (path: string): void => {
	// What cannot be opened must not cost the old one.
	closeSync(openSync(path, 'a', 0o640));
	closeSync(STANDARD_ERROR);
	// The lowest free number is taken.
	openSync(path, 'a');
};

/** Sends a byte to whoever reads the other end of a pipe, and closes it. */
export const signalPipe = (descriptor: number): void => {
	writeSync(descriptor, '\n');
	closeSync(descriptor);
};
