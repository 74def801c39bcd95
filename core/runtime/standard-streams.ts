import {Duplex} from 'node:stream';

/** The standard input and output of the process as one stream. */
export const standardStream = (): Duplex =>
	Duplex.from({readable: process.stdin, writable: process.stdout});
