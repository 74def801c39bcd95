import type {Cancel, Clock} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';
import {type DialEndpoint, dial, dialAddress} from './transports/dial.ts';
import {resetStream} from './transports/net-listener.ts';
import type {Accept, Listener} from './transports/transport.ts';

/** What a dialler is given. */
export interface DiallerOptions {
	readonly endpoint: DialEndpoint;
	/** Between attempts; undefined: one attempt only, at the start. */
	readonly reconnectMs: number | undefined;
	/** Real time: a manager does not start sooner because a scenario runs faster. */
	readonly clock: Clock;
	readonly log: Logger;
	readonly accept: Accept;
}

/** A monitor's address on which somebody else listens: connects, and again when asked to. */
export class Dialler implements Listener {
	readonly #options: DiallerOptions;
	#cancel: Cancel = () => {};
	#isClosed = false;

	constructor(options: DiallerOptions) {
		this.#options = options;
	}

	get address(): string {
		return dialAddress(this.#options.endpoint);
	}

	/**
	 * Makes the first attempt.
	 * @throws MockQmpError ADDRESS_UNAVAILABLE if it fails and there is to be no other
	 */
	async start(): Promise<void> {
		try {
			const stream = await dial(this.#options.endpoint);
			this.#options.accept(stream, () => resetStream(stream));
		} catch (error) {
			if (this.#options.reconnectMs === undefined) {
				throw error;
			}

			this.retry();
		}
	}

	/** Connects again after the delay; to be called when the peer has left. */
	retry(): void {
		const {reconnectMs, clock} = this.#options;
		if (reconnectMs !== undefined && !this.#isClosed) {
			this.#cancel();
			this.#cancel = clock.after(reconnectMs, () => {
				void this.#attempt();
			});
		}
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#cancel();
	}

	async #attempt(): Promise<void> {
		const {endpoint, log, accept} = this.#options;
		try {
			const stream = await dial(endpoint);
			if (this.#isClosed) {
				stream.destroy();
			} else {
				accept(stream, () => resetStream(stream));
			}
		} catch (error) {
			log.write('debug', `${error}`, {monitor: this.address});
			this.retry();
		}
	}
}
