import {type EventMessage, timestampOf} from '../protocol/messages.ts';
import {type Cancel, type Clock, later} from '../runtime/clock.ts';
import {type Deliver, EventThrottle} from './event-throttle.ts';

/** Stamps events, holds them to the rate limit and spreads them. */
export class EventBus {
	readonly #clock: Clock;
	readonly #throttle: EventThrottle | undefined;
	readonly #listeners = new Set<Deliver>();
	#shiftMs = 0;

	constructor(clock: Clock, options: {readonly isThrottled: boolean}) {
		this.#clock = clock;
		this.#throttle = options.isThrottled
			? new EventThrottle(clock, event => this.#spread(event))
			: undefined;
	}

	/** Whether the rate limit holds events back at present. */
	get isHolding(): boolean {
		return this.#throttle?.isHolding ?? false;
	}

	/** Moves the stamps from now on by so long, which may be negative, as when the host's clock is set. */
	shiftStamps(byMs: number): void {
		this.#shiftMs += byMs;
	}

	/** Tells of an event that happens now. */
	emit(event: string, data?: object): EventMessage {
		const message: EventMessage = {
			timestamp: timestampOf(later(this.#clock.now(), this.#shiftMs)),
			event,
			...(data === undefined ? {} : {data}),
		};
		if (this.#throttle === undefined) {
			this.#spread(message);
		} else {
			this.#throttle.take(message);
		}

		return message;
	}

	/** Calls `listener` for each event that goes out from now on. */
	subscribe(listener: Deliver): Cancel {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	#spread(event: EventMessage): void {
		for (const listener of this.#listeners) {
			listener(event);
		}
	}
}
