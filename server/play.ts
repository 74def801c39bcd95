import type {Performance} from './performance.ts';

/** How far a play is. */
export type PlayState = 'waiting' | 'playing' | 'played' | 'stopped' | 'failed';

/** How one scenario more is played. */
export interface PlayRequest {
	/** Values that replace those of its `params`. */
	readonly params?: Readonly<Record<string, unknown>>;
	/** How often; Infinity for ever; once when left out. */
	readonly repeat?: number;
}

/** Scenarios that play on one machine: those of the start, or one that was asked for later. */
export class Play {
	/** `start` for those of the start, then 1, 2, ... */
	readonly id: string;
	/** The names of the scenarios. */
	readonly scenarios: readonly string[];
	readonly #performance: Performance;
	#state: PlayState = 'playing';
	#error: unknown;
	#fail: (error: unknown) => void = () => {};
	/** Resolves when it has played or was stopped; rejects with what went wrong in a step. */
	readonly played: Promise<void>;

	constructor(id: string, scenarios: readonly string[], performance: Performance) {
		this.id = id;
		this.scenarios = scenarios;
		this.#performance = performance;
		const failed = new Promise<never>((_, reject) => {
			this.#fail = reject;
		});
		this.played = Promise.race([failed, performance.played]);
		// Whoever does not wait for it reads the error in `error`.
		this.played.then(
			() => this.#leave('played'),
			() => {},
		);
	}

	get state(): PlayState {
		return this.#state === 'playing' && !this.#performance.isStarted ? 'waiting' : this.#state;
	}

	/** What went wrong in a step. */
	get error(): unknown {
		return this.#error;
	}

	/** A step could not be done. */
	fail(error: unknown): void {
		this.#error = error;
		this.#leave('failed');
		this.#fail(error);
		this.#performance.stop();
	}

	/** Ends it where it is: nothing of it happens or reacts any more. */
	stop(): void {
		this.#leave('stopped');
		this.#performance.stop();
	}

	#leave(state: PlayState): void {
		if (this.#state === 'playing') {
			this.#state = state;
		}
	}
}
