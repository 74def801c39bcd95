import {type EventMessage, timestampOf} from '../protocol/messages.ts';
import {type Cancel, type Clock, later} from '../runtime/clock.ts';
import {Listeners} from '../runtime/listeners.ts';
import type {Profile} from '../schema/profile.ts';
import {type Deliver, EventThrottle} from './event-throttle.ts';

/** What an event bus goes by. */
export interface EventBusOptions {
	readonly isThrottled: boolean;
	readonly profile: Pick<Profile, 'rateLimits' | 'shape'>;
}

/** Stamps events, holds them to the rate limit and spreads them. */
export class EventBus {
	readonly #clock: Clock;
	readonly #profile: EventBusOptions['profile'];
	readonly #isThrottled: boolean;
	readonly #listeners = new Listeners<Deliver>();
	#throttle: EventThrottle | undefined;
	#shiftMs = 0;

	constructor(clock: Clock, {isThrottled, profile}: EventBusOptions) {
		this.#clock = clock;
		this.#profile = profile;
		this.#isThrottled = isThrottled;
	}

	/** Whether the rate limit holds events back at present. */
	get isHolding(): boolean {
		return this.#throttle?.isHolding ?? false;
	}

	/** Moves the stamps from now on by so long, which may be negative, as when the host's clock is set. */
	shiftStamps(byMs: number): void {
		this.#shiftMs += byMs;
	}

	/** Tells of an event that happens now, in the shape that this QEMU gives it. */
	emit(event: string, data?: object): EventMessage {
		return this.emitAsGiven(event, this.#profile.shape(event, data));
	}

	/** Tells of an event that happens now, whether or not this QEMU has one like it. */
	emitAsGiven(event: string, data?: object): EventMessage {
		const message: EventMessage = {
			timestamp: timestampOf(later(this.#clock.now(), this.#shiftMs)),
			event,
			...(data === undefined ? {} : {data}),
		};
		if (this.#isThrottled) {
			this.#throttle ??= new EventThrottle(this.#clock, this.#profile.rateLimits, held =>
				this.#spread(held),
			);
			this.#throttle.take(message);
		} else {
			this.#spread(message);
		}

		return message;
	}

	/** Calls `listener` for each event that goes out from now on. */
	subscribe(listener: Deliver): Cancel {
		return this.#listeners.add(listener);
	}

	#spread(event: EventMessage): void {
		for (const listener of this.#listeners) {
			listener(event);
		}
	}
}
