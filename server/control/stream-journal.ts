import type {SSEStreamingApi} from 'hono/streaming';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {entryText, type PlacedEntry, type Readable} from './chronology.ts';

const BATCH = 200;
// Proxies cut streams on which nothing comes for a minute.
const BEAT_MS = 15_000;

/** What of a journal is streamed. */
export interface StreamOptions {
	/** The number of the first entry. */
	readonly from: number;
	readonly isWanted: (placed: PlacedEntry) => boolean;
	/** Ends with the server. */
	readonly closing: AbortSignal;
}

/** Something to wait for again and again. */
class Bell {
	#ring: () => void = () => {};
	#isRung = false;

	ring(): void {
		this.#isRung = true;
		this.#ring();
	}

	async rung(): Promise<void> {
		if (!this.#isRung) {
			await new Promise<void>(resolve => {
				this.#ring = resolve;
			});
		}

		this.#isRung = false;
	}
}

const writeBatch = async (
	stream: SSEStreamingApi,
	entries: readonly PlacedEntry[],
): Promise<void> => {
	const text = entries
		.map(
			placed => `id: ${placed.order}\nevent: ${placed.entry.kind}\ndata: ${entryText(placed)}\n\n`,
		)
		.join('');
	if (text !== '') {
		await stream.write(text);
	}
};

/**
 * Writes what happens to a stream until the reader leaves or the server ends. A slow reader misses what is no longer
 * kept.
 */
export const streamJournal = async (
	stream: SSEStreamingApi,
	readable: Readable,
	{from, isWanted, closing}: StreamOptions,
): Promise<void> => {
	const bell = new Bell();
	const clock = new SystemClock();
	const beat = (): void => {
		void stream.write(': still here\n\n').catch(() => {});
		clock.after(BEAT_MS, beat);
	};

	const unsubscribe = readable.subscribe(() => bell.ring());
	const wake = (): void => bell.ring();
	stream.onAbort(wake);
	closing.addEventListener('abort', wake);
	clock.after(BEAT_MS, beat);
	try {
		// At once, so that whoever asks knows that the stream is open.
		await stream.write(': open\n\n');
		for (let since = from, isOver = false; !stream.aborted && !isOver; ) {
			const {entries, next, lost} = readable.read(since, BATCH);
			if (lost > 0) {
				await stream.write(`event: lost\ndata: {"lost":${lost}}\n\n`);
			}

			await writeBatch(stream, entries.filter(isWanted));
			since = next;
			// What has happened up to the end is still told.
			isOver = closing.aborted && entries.length === 0;
			if (entries.length === 0 && !isOver) {
				await bell.rung();
			}
		}
	} finally {
		unsubscribe();
		closing.removeEventListener('abort', wake);
		clock.stop();
	}
};
