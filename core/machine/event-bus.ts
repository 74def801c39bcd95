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
	// Made when there is one: most machines have none.
	#asGiven: WeakSet<EventMessage> | undefined;
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
		return this.#tell(this.#messageOf(event, this.#profile.shape(event, data)));
	}

	/** Tells of an event that happens now, whether or not this QEMU has one like it. */
	emitAsGiven(event: string, data?: object): EventMessage {
		const message = this.#messageOf(event, data);
		this.#asGiven ??= new WeakSet();
		this.#asGiven.add(message);
		return this.#tell(message);
	}

	/** Whether an event went out as it was given, so that it is held to no schema. */
	isAsGiven(event: EventMessage): boolean {
		return this.#asGiven?.has(event) ?? false;
	}

	/** Calls `listener` for each event that goes out from now on. */
	subscribe(listener: Deliver): Cancel {
		return this.#listeners.add(listener);
	}

	#messageOf(event: string, data: object | undefined): EventMessage {
		const timestamp = timestampOf(later(this.#clock.now(), this.#shiftMs));
		return {timestamp, event, ...(data === undefined ? {} : {data})};
	}

	#tell(message: EventMessage): EventMessage {
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

	#spread(event: EventMessage): void {
		for (const listener of this.#listeners) {
			listener(event);
		}
	}
}
