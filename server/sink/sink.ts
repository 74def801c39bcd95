import type {Duplex} from 'node:stream';
import type {Clock, Microseconds} from '../../core/runtime/clock.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {Latencies} from '../latencies.ts';
import {parseAddress} from '../transports/address.ts';
import {canDial, type DialEndpoint, dial} from '../transports/dial.ts';
import type {EndpointOf} from '../transports/transport.ts';
import type {ConsumerLog} from './consumer-log.ts';
import {SinkClient} from './sink-client.ts';

// All connections read into one buffer, one after the other.
const BUFFER_BYTES = 1024 * 1024;
const RETRY_MS = 50;

/** What a sink does with the events that it gets. */
export interface SinkOptions {
	/** A member to log instead of the data: `data.sector-num`. */
	readonly key?: string | undefined;
	/** A member that grows by one from event to event of a machine; `stamp`: stamps never go back. */
	readonly sequence?: string | undefined;
	/** The number at which that member is 0 again. */
	readonly wrap?: number | undefined;
	/** Every so many events one is parsed and judged by `examine`; 0: none. */
	readonly checkEvery?: number;
	/** @throws MockQmpError for an event that is none of the schema */
	readonly examine?: (line: string) => void;
	readonly log?: ConsumerLog | undefined;
	/** It stops after so many events. */
	readonly count?: number | undefined;
}

/** What a sink has seen. */
export interface SinkSummary {
	readonly machines: number;
	readonly events: number;
	readonly bytes: number;
	/** Between the first and the last event. */
	readonly seconds: number;
	readonly rate: number;
	readonly byEvent: Readonly<Record<string, number>>;
	/** Events that were parsed and judged. */
	readonly checked: number;
	/** From an event's stamp to its receipt, in milliseconds. */
	readonly latencyMs: Readonly<Record<string, number>>;
	readonly sequence:
		| {readonly lost: number; readonly doubled: number; readonly reordered: number}
		| undefined;
	/** What was wrong, the first problems of each connection. */
	readonly problems: readonly string[];
}

/** A consumer that takes events as fast as they come. */
export class Sink {
	readonly latencies = new Latencies();
	/** Resolves when all connections have ended, or enough has come. */
	readonly done: Promise<void>;
	readonly #options: SinkOptions;
	readonly #clock: Clock;
	readonly #clients: SinkClient[] = [];
	readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
	#resolve: () => void = () => {};
	#open = 0;
	#first: Microseconds = 0;
	#last: Microseconds = 0;

	constructor(options: SinkOptions, clock: Clock) {
		this.#options = options;
		this.#clock = clock;
		this.done = new Promise(resolve => {
			this.#resolve = resolve;
		});
	}

	/** How many events have come. */
	get events(): number {
		return this.#clients.reduce((sum, {events}) => sum + events, 0);
	}

	/**
	 * Connects to the monitor of a machine; tries again for `waitMs` milliseconds while nobody listens there.
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_UNAVAILABLE
	 */
	async connect(text: string, machine: number, waitMs = 0): Promise<void> {
		const {endpoint} = parseAddress(text);
		if (!canDial(endpoint) && endpoint.scheme !== 'ws') {
			throw new MockQmpError('ADDRESS_INVALID', `cannot connect to ${text}`, {
				remedy: 'name a tcp, a unix or a ws address',
			});
		}

		const client = new SinkClient(machine, text, {
			...this.#options,
			latencies: this.latencies,
			onEvents: received => this.#noteEvents(received),
		});
		for (const deadline = this.#clock.now() + waitMs * 1000; ; ) {
			try {
				this.#attach(client, await this.#dial(endpoint, client));
				return;
			} catch (error) {
				if (this.#clock.now() >= deadline) {
					throw error;
				}
			}

			await new Promise<void>(resolve => this.#clock.after(RETRY_MS, resolve));
		}
	}

	get summary(): SinkSummary {
		const {events, latencies} = this;
		const seconds = (this.#last - this.#first) / 1e6;
		const byEvent: Record<string, number> = {};
		for (const {counts} of this.#clients) {
			for (const [name, count] of Object.entries(counts)) {
				byEvent[name] = (byEvent[name] ?? 0) + count;
			}
		}

		const checks = this.#clients.map(({sequence}) => sequence);
		const total = (of: 'lost' | 'doubled' | 'reordered'): number =>
			checks.reduce((sum, check) => sum + (check?.[of] ?? 0), 0);
		return {
			machines: this.#clients.length,
			events,
			bytes: this.#clients.reduce((sum, {bytes}) => sum + bytes, 0),
			seconds,
			rate: seconds === 0 ? 0 : Math.round(events / seconds),
			byEvent,
			checked: this.#clients.reduce((sum, {checked}) => sum + checked, 0),
			latencyMs: latencies.count === 0 ? {} : latencies.percentiles,
			sequence:
				this.#options.sequence === undefined
					? undefined
					: {lost: total('lost'), doubled: total('doubled'), reordered: total('reordered')},
			problems: this.#clients.flatMap(({problems}) => problems),
		};
	}

	/** Leaves all machines. */
	close(): void {
		for (const client of this.#clients) {
			client.leave();
		}

		this.#resolve();
	}

	/** Connects; what comes is given to the client from then on. */
	async #dial(endpoint: DialEndpoint | EndpointOf<'ws'>, client: SinkClient): Promise<Duplex> {
		const take = (bytes: Buffer): boolean => {
			client.take(bytes, this.#clock.now());
			return this.#hasRoom();
		};

		if (endpoint.scheme !== 'ws') {
			const callback = (length: number, {buffer, byteOffset}: Uint8Array): boolean =>
				take(Buffer.from(buffer, byteOffset, length));
			return dial(endpoint, {buffer: this.#buffer, callback});
		}

		const {dialWebSocket} = await import('../transports/dial-web-socket.ts');
		const stream = await dialWebSocket(endpoint);
		stream.on('data', (bytes: Buffer) => {
			if (!take(bytes)) {
				stream.pause();
			}
		});
		return stream.pause();
	}

	#attach(client: SinkClient, socket: Duplex): void {
		this.#clients.push(client);
		this.#open += 1;
		client.attach(socket, () => {
			this.#open -= 1;
			if (this.#open === 0) {
				this.#resolve();
			}
		});
		if (!this.#hasRoom()) {
			socket.pause();
		}
	}

	#noteEvents(received: Microseconds): void {
		this.#first ||= received;
		this.#last = received;
		const {count} = this.#options;
		if (count !== undefined && this.events >= count) {
			this.close();
		}
	}

	// The disk is waited for: what is read would only fill the memory.
	#hasRoom(): boolean {
		const {log} = this.#options;
		if (!log?.isFull) {
			return true;
		}

		log.onceRoom(() => {
			for (const client of this.#clients) {
				client.resume();
			}
		});
		return false;
	}
}
