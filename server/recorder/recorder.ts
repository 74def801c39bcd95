import {type Clock, MICROSECONDS_PER_MS, type Microseconds} from '../../core/runtime/clock.ts';
import {MessageReader} from './message-reader.ts';
import {type Direction, type TranscriptEntry, textOfMessage} from './transcript.ts';

/** Writes down what passes between a client and QEMU: bytes in, entries of a transcript out. */
export class Recorder {
	readonly #clock: Clock;
	readonly #write: (entry: TranscriptEntry) => void;
	readonly #readers: Readonly<Record<Direction, MessageReader>> = {
		in: new MessageReader(),
		out: new MessageReader(),
	};
	readonly #ended = new Set<Direction>();
	#zero: Microseconds | undefined;

	constructor(clock: Clock, write: (entry: TranscriptEntry) => void) {
		this.#clock = clock;
		this.#write = write;
	}

	/** Takes bytes at the instant of their arrival; gives the messages that they complete. */
	take(direction: Direction, bytes: Uint8Array): readonly string[] {
		const atMs = this.#elapsedMs();
		return this.#note(atMs, direction, this.#readers[direction].push(bytes));
	}

	/** Notes that one side has ended the connection, and what it had begun to say; only its first end counts. */
	end(direction: Direction): void {
		if (!this.#ended.has(direction)) {
			this.#ended.add(direction);
			const atMs = this.#elapsedMs();
			this.#note(atMs, direction, this.#readers[direction].rest());
			this.#write({atMs, direction, text: undefined});
		}
	}

	#note(atMs: number, direction: Direction, messages: readonly Buffer[]): readonly string[] {
		const texts = messages.map(textOfMessage).filter(text => text !== '');
		for (const text of texts) {
			this.#write({atMs, direction, text});
		}

		return texts;
	}

	#elapsedMs(): number {
		const now = this.#clock.now();
		this.#zero ??= now;
		return (now - this.#zero) / MICROSECONDS_PER_MS;
	}
}
