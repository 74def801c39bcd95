import {type Clock, later, type Microseconds} from '../../core/runtime/clock.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {Recorder} from '../../server/recorder/recorder.ts';
import type {TranscriptEntry} from '../../server/recorder/transcript.ts';
import {connectWhenReady} from '../conformance/endpoint.ts';

/** What a recorded client said, in order. */
class Part {
	readonly #recorded: readonly TranscriptEntry[];
	readonly #clock: Clock;
	readonly #say: (text: string) => void;
	#at = 0;
	#heard = 0;
	#isWaiting = false;
	#zero: Microseconds | undefined;

	constructor(recorded: readonly TranscriptEntry[], clock: Clock, say: (text: string) => void) {
		this.#recorded = recorded;
		this.#clock = clock;
		this.#say = say;
	}

	/** So many messages more have come, the first of them at `instant`. */
	hear(count: number, instant: Microseconds): void {
		this.#zero ??= instant;
		this.#heard += count;
		this.#goOn();
	}

	// Says what comes next at its recorded instant, but not before all has come that had come then.
	#goOn(): void {
		const next = this.#recorded[this.#at];
		if (next === undefined || this.#zero === undefined || this.#isWaiting) {
			return;
		}

		if (next.direction === 'in') {
			this.#isWaiting = true;
			this.#clock.at(later(this.#zero, next.atMs), () => {
				this.#isWaiting = false;
				this.#at += 1;
				this.#say(next.text ?? '');
				this.#goOn();
			});
		} else if (this.#heard > 0) {
			this.#heard -= 1;
			this.#at += 1;
			this.#goOn();
		}
	}
}

/** A client that says what a recorded one said, and writes down what it hears. */
export const playClient = async (
	path: string,
	recorded: readonly TranscriptEntry[],
): Promise<readonly TranscriptEntry[]> => {
	const clock = new SystemClock({isPrecise: true});
	const entries: TranscriptEntry[] = [];
	const recorder = new Recorder(clock, entry => entries.push(entry));
	const socket = await connectWhenReady(path);
	const part = new Part(recorded, clock, text => {
		recorder.take('in', Buffer.from(text));
		socket.write(text);
	});
	socket.on('data', bytes => {
		const instant = clock.now();
		part.hear(recorder.take('out', bytes).length, instant);
	});
	await new Promise(resolve => {
		socket.on('end', resolve);
		socket.on('error', resolve);
	});
	recorder.end('out');
	socket.destroy();
	clock.stop();
	return entries;
};
