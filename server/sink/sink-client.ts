import type {Duplex} from 'node:stream';
import type {Microseconds} from '../../core/runtime/clock.ts';
import type {Latencies} from '../latencies.ts';
import {EventReader} from './event-reader.ts';
import {LineCutter} from './line-cutter.ts';
import {SequenceCheck} from './sequence-check.ts';
import type {SinkOptions} from './sink.ts';

const NEGOTIATE = '{"execute": "qmp_capabilities"}\n';
const GREETING = Buffer.from('{"QMP": ');
const STAMP = 'stamp';
// A connection that goes wrong does so again and again.
const PROBLEMS_MAX = 10;

/** What the connections of a sink share. */
export interface SinkClientOptions extends SinkOptions {
	readonly latencies: Latencies;
	/** Told after each chunk that had events. */
	readonly onEvents: (received: Microseconds) => void;
}

/** One connection of a sink. */
export class SinkClient {
	readonly machine: number;
	events = 0;
	bytes = 0;
	checked = 0;
	readonly problems: string[] = [];
	readonly sequence: SequenceCheck | undefined;
	readonly #address: string;
	readonly #options: SinkClientOptions;
	readonly #reader: EventReader;
	readonly #cutter: LineCutter;
	#stream: Duplex | undefined;
	#received: Microseconds = 0;
	#lastStamp: Microseconds = 0;
	#hasLeft = false;

	constructor(machine: number, address: string, options: SinkClientOptions) {
		const {key, sequence, wrap} = options;
		this.machine = machine;
		this.#address = address;
		this.#options = options;
		this.#reader = new EventReader(sequence === undefined || sequence === STAMP ? key : sequence);
		this.#cutter = new LineCutter((line, at, end) => this.#takeLine(line, at, end));
		this.sequence =
			sequence === undefined ? undefined : new SequenceCheck(wrap === undefined ? {} : {wrap});
	}

	/** How many events of each name came. */
	get counts(): Readonly<Record<string, number>> {
		return this.#reader.counts;
	}

	/** Begins to read. */
	attach(stream: Duplex, onClose: () => void): void {
		this.#stream = stream;
		stream.on('error', error => this.#complain(error.message));
		stream.on('end', () => {
			if (this.#cutter.restLength > 0) {
				this.#complain(`the connection ended within a message`);
			}

			stream.end();
		});
		stream.on('close', onClose);
		stream.resume();
	}

	/** Takes what has come. The bytes are no longer those once it returns. */
	take(bytes: Buffer, received: Microseconds): void {
		if (this.#hasLeft) {
			return;
		}

		const before = this.events;
		this.bytes += bytes.length;
		this.#received = received;
		try {
			this.#cutter.push(bytes);
		} catch (error) {
			this.#complain(error instanceof Error ? error.message : String(error));
			this.leave();
		}

		if (this.events > before) {
			this.#options.onEvents(received);
		}
	}

	resume(): void {
		this.#stream?.resume();
	}

	leave(): void {
		this.#hasLeft = true;
		this.#stream?.destroy();
	}

	#takeLine(line: Buffer, at: number, end: number): void {
		if (this.#hasLeft) {
			return;
		}

		const reader = this.#reader;
		if (!reader.read(line, at, end)) {
			if (line.compare(GREETING, 0, GREETING.length, at, at + GREETING.length) === 0) {
				this.#stream?.write(NEGOTIATE);
			}

			return;
		}

		this.events += 1;
		const {latencies, log, checkEvery = 0, sequence} = this.#options;
		latencies.note(this.#received - reader.stamp);
		if (sequence !== undefined) {
			this.#checkSequence(sequence);
		}

		if (checkEvery > 0 && this.events % checkEvery === 1 % checkEvery) {
			this.#examine(line.toString('utf8', at, end));
		}

		log?.add(this.machine, this.#received, [reader, line, at, end]);
	}

	#checkSequence(sequence: string): void {
		const {key, stamp} = this.#reader;
		const check = this.sequence;
		if (check === undefined) {
			return;
		}

		if (sequence === STAMP) {
			check.reordered += stamp < this.#lastStamp ? 1 : 0;
			this.#lastStamp = Math.max(stamp, this.#lastStamp);
		} else if (typeof key === 'number') {
			check.note(key);
		}
	}

	#examine(line: string): void {
		this.checked += 1;
		try {
			this.#options.examine?.(line);
		} catch (error) {
			this.#complain(error instanceof Error ? error.message : String(error));
		}
	}

	#complain(problem: string): void {
		if (this.problems.length < PROBLEMS_MAX && !this.#hasLeft) {
			this.problems.push(`${this.#address}: ${problem}`);
		}
	}
}
