import type {Duplex} from 'node:stream';
import type {Clock} from '../../core/runtime/clock.ts';
import {Recorder} from './recorder.ts';
import {relay} from './relay.ts';
import type {TranscriptEntry} from './transcript.ts';

/** Where a recorded session is written. */
export interface SessionSink {
	/** @throws MockQmpError FILE_UNWRITABLE */
	write(entry: TranscriptEntry): void;
	/**
	 * Called when both sides have said their last.
	 * @throws MockQmpError FILE_UNWRITABLE
	 */
	close(): void;
}

/** What a recording proxy is given. */
export interface ProxyRecordingOptions {
	readonly clock: Clock;
	/**
	 * Connects to QEMU for one client.
	 * @throws MockQmpError ADDRESS_UNAVAILABLE
	 */
	readonly connect: () => Promise<Duplex>;
	/** Opens the record of the next session; `number` counts from 1. */
	readonly openSession: (number: number) => SessionSink;
	/** Told of what went wrong; the session that it happened in is over. */
	readonly onError: (error: unknown) => void;
}

/** Stands between clients and a QEMU, passes all through and writes down each client's session. */
export class ProxyRecording {
	readonly #options: ProxyRecordingOptions;
	readonly #open = new Set<Duplex>();
	#count = 0;
	#isClosed = false;

	constructor(options: ProxyRecordingOptions) {
		this.#options = options;
	}

	/** Takes a client; it meets a QEMU of its own, or that QEMU's queue. */
	async accept(client: Duplex): Promise<void> {
		this.#open.add(client);
		client.on('error', () => {});
		client.on('close', () => this.#open.delete(client));
		try {
			const qemu = await this.#options.connect();
			if (this.#isClosed || client.destroyed) {
				qemu.destroy();
				client.destroy();
			} else {
				this.#record(client, qemu);
			}
		} catch (error) {
			client.destroy();
			this.#options.onError(error);
		}
	}

	/** Cuts all sessions; what they had to say until now is written. */
	close(): void {
		this.#isClosed = true;
		for (const stream of this.#open) {
			stream.destroy();
		}
	}

	#record(client: Duplex, qemu: Duplex): void {
		this.#count += 1;
		const sink = this.#options.openSession(this.#count);
		const recorder = new Recorder(this.#options.clock, entry => sink.write(entry));
		let talking = 2;
		let hasFailed = false;
		const write = (work: () => void): void => {
			try {
				if (!hasFailed) {
					work();
				}
			} catch (error) {
				hasFailed = true;
				client.destroy();
				qemu.destroy();
				this.#options.onError(error);
			}
		};

		relay({
			client,
			qemu,
			onBytes: (direction, bytes) => write(() => recorder.take(direction, bytes)),
			onEnd: direction =>
				write(() => {
					talking -= 1;
					recorder.end(direction);
					if (talking === 0) {
						sink.close();
					}
				}),
		});
	}
}
