import type {EventMessage} from '../protocol/messages.ts';
import type {Clock} from '../runtime/clock.ts';
import type {RateLimits} from '../schema/profile.ts';

/** Sends an event on its way to the clients. */
export type Deliver = (event: EventMessage) => void;

/** The least time between two events of a limited kind (monitor/monitor.c: the same for all of 7.2). */
export const RATE_LIMIT_PERIOD_MS = 1000;

const memberOf = (data: object | undefined, name: string): unknown =>
	data === undefined ? undefined : Object.entries(data).find(([key]) => key === name)?.[1];

/** The key whose limit an event falls under; undefined for events without a limit. */
const limitKey = ({event, data}: EventMessage, limits: RateLimits): string | undefined => {
	const member = limits[event];
	if (member === undefined || member === null) {
		return member === null ? event : undefined;
	}

	return `${event} ${memberOf(data, member)}`;
};

/**
 * QEMU's rate limit: the first event goes out at once; within a second of its sending only the latest is kept,
 * which goes out at the end of that second with the stamp of the moment it happened.
 */
export class EventThrottle {
	readonly #clock: Clock;
	readonly #limits: RateLimits;
	readonly #deliver: Deliver;
	// A key is here as long as its second lasts; the value waits for the end of it.
	readonly #windows = new Map<string, EventMessage | undefined>();

	constructor(clock: Clock, limits: RateLimits, deliver: Deliver) {
		this.#clock = clock;
		this.#limits = limits;
		this.#deliver = deliver;
	}

	/** Whether events are held back at present. */
	get isHolding(): boolean {
		return [...this.#windows.values()].some(waiting => waiting !== undefined);
	}

	/** Sends an event now, later, or, if another of its kind follows in time, never. */
	take(event: EventMessage): void {
		const key = limitKey(event, this.#limits);
		if (key === undefined) {
			this.#deliver(event);
		} else if (this.#windows.has(key)) {
			this.#windows.set(key, event);
		} else {
			this.#send(key, event);
		}
	}

	#send(key: string, event: EventMessage): void {
		this.#windows.set(key, undefined);
		this.#clock.after(RATE_LIMIT_PERIOD_MS, () => this.#endWindow(key));
		this.#deliver(event);
	}

	#endWindow(key: string): void {
		const waiting = this.#windows.get(key);
		if (waiting === undefined) {
			this.#windows.delete(key);
		} else {
			this.#send(key, waiting);
		}
	}
}
