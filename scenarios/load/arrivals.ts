import type {Random} from '../../core/runtime/random.ts';
import type {LoadPhase, MachineShare} from './load-plan.ts';

const US_PER_MS = 1000;
const US_PER_S = 1_000_000;

/**
 * The instants at which the events of one machine are due in a phase, in microseconds from its begin. They follow from
 * the phase, the machine's share and its stream of chance: never from what a client does.
 *
 * All of it is counted in events of the whole load: the n-th event of a rate that goes from `a` to `b` in `T` seconds
 * is due when `a t + (b - a) t² / 2T` reaches `n`. Evenly spread, machine k of N takes the events k, k + N, k + 2N …;
 * at random (a Poisson process) it takes steps of exponential length, N on average. Either way the machines together
 * give the rate, and none needs to know of the others.
 */
export class Arrivals {
	readonly #rate: readonly [number, number];
	readonly #durationS: number;
	readonly #total: number;
	readonly #step: () => number;
	// No whole number, as it will be none: the engine keeps it in place then.
	#reached = Number.NaN;

	/** @param rate Events a second of the whole load, at the begin of the phase and at its end. */
	constructor(
		rate: readonly [number, number],
		phase: Pick<LoadPhase, 'arrivals' | 'durationMs'>,
		share: MachineShare,
		random: Random,
	) {
		this.#rate = rate;
		this.#durationS = phase.durationMs / US_PER_MS;
		const [from, to] = rate;
		this.#total =
			from + to === 0 || this.#durationS === 0 ? 0 : ((from + to) / 2) * this.#durationS;
		if (phase.arrivals === 'poisson') {
			this.#step = () => -Math.log(1 - random.next()) * share.count;
			this.#reached = this.#step();
		} else {
			this.#step = () => share.count;
			this.#reached = share.index;
		}
	}

	/** When the next event is due; undefined when the phase has no more. */
	get due(): number | undefined {
		return this.#reached < this.#total
			? Math.floor(this.#timeOf(this.#reached) * US_PER_S)
			: undefined;
	}

	/** Goes on to the event after. */
	advance(): void {
		this.#reached += this.#step();
	}

	#timeOf(events: number): number {
		const [from, to] = this.#rate;
		const growth = Number.isFinite(this.#durationS) ? (to - from) / this.#durationS : 0;
		if (events === 0) {
			return 0;
		}

		// The root of the square equation, in the form that keeps its digits where the growth is small or nothing.
		return (2 * events) / (from + Math.sqrt(from * from + 2 * growth * events));
	}
}
