import {writeSync} from 'node:fs';
import type {Writable} from 'node:stream';
import {handleOf} from './stream-internals.ts';

/**
 * Hands bytes to the kernel at once, past the queue of a plain socket or pipe, and tells how many it took. It takes
 * none where some wait already, or where anything is amiss: the stream itself then finds out what. What it has not
 * taken must be written to the stream before anything else.
 */
export const writeNow = (stream: Writable, bytes: Uint8Array): number => {
	const descriptor = stream.writableLength === 0 ? handleOf(stream)?.fd : undefined;
	if (descriptor === undefined || descriptor < 0) {
		return 0;
	}

	try {
		return writeSync(descriptor, bytes);
	} catch {
		return 0;
	}
};
