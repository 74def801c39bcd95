import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';

const marked = new WeakSet<Duplex>();

/** Says that a stream sends each message of a buffer as it would send one that was written alone, as text. */
export const markTakesBlocks = (stream: Duplex): void => {
	marked.add(stream);
};

/** Whether whole messages may be written to a stream in one buffer. */
export const takesBlocks = (stream: Duplex): boolean =>
	stream instanceof Socket || marked.has(stream);
