import type {Random} from '../../core/runtime/random.ts';
import type {LoadEvent, LoadPlan} from './load-plan.ts';

/** Which of its kinds of events a load sends next: by chance, each as often as its weight says. */
export class EventChoice {
	readonly #events: LoadPlan['events'];
	readonly #chance: Random;
	readonly #totalWeight: number;

	constructor(events: LoadPlan['events'], chance: Random) {
		this.#events = events;
		this.#chance = chance;
		this.#totalWeight = events.reduce((sum, {weight}) => sum + weight, 0);
	}

	next(): LoadEvent {
		const events = this.#events;
		let event = events[0];
		if (events.length > 1) {
			let ticket = this.#chance.next() * this.#totalWeight;
			for (let index = 0; ticket >= 0; index++) {
				event = events[index] ?? event;
				ticket -= event.weight;
			}
		}

		return event;
	}
}
