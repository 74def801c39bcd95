import type {Clock} from '../../runtime/clock.ts';
import type {EventBus} from '../event-bus.ts';
import type {GuestOptions} from '../machine-options.ts';

/** Lets the pretended guest do things in its own time: only while its CPUs run. */
export class Guest {
	readonly options: GuestOptions;
	readonly #clock: Clock;
	readonly #isRunning: () => boolean;
	#waiting: ReadonlyArray<() => void> = [];

	constructor(
		options: GuestOptions,
		surroundings: {
			readonly clock: Clock;
			readonly events: EventBus;
			readonly isRunning: () => boolean;
		},
	) {
		this.options = options;
		this.#clock = surroundings.clock;
		this.#isRunning = surroundings.isRunning;
		surroundings.events.subscribe(({event}) => {
			if (event === 'RESUME' || event === 'WAKEUP') {
				const waiting = this.#waiting;
				this.#waiting = [];
				for (const act of waiting) {
					this.after(1, act);
				}
			}
		});
	}

	/** Does something after so many milliseconds; if the guest is stopped then, once it runs again. */
	after(delayMs: number, act: () => void): void {
		this.#clock.after(delayMs, () => {
			if (this.#isRunning()) {
				act();
			} else {
				this.#waiting = [...this.#waiting, act];
			}
		});
	}
}
