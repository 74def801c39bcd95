import {type Reduction, reductionsOf} from './reductions.ts';

/** What shrinking is given. */
export interface ShrinkOptions<T> {
	/** Whether a value can be tried at all; costs nothing. */
	readonly isValid: (value: T) => boolean;
	/** Whether it still fails; costs a run. */
	readonly fails: (value: T) => Promise<boolean>;
	/** How often `fails` is asked at most. */
	readonly runsMax: number;
	/** How many are asked at a time; 1 when left out. */
	readonly jobs?: number;
	/** Told of each smaller value that still fails. */
	readonly onSmaller?: (value: T, what: string) => void;
	readonly signal?: AbortSignal;
}

/** What became of a value. */
export interface Shrunk<T> {
	readonly value: T;
	/** How often it was run. */
	readonly runs: number;
	/** Nothing more can be taken away; false when time or runs were up. */
	readonly isSmallest: boolean;
}

interface Candidate<T> {
	readonly value: T;
	readonly what: string;
	/** Where the reduction stood in the list. */
	readonly index: number;
}

/** Takes parts away from a plain value as long as it fails: to where each further part is needed. */
export const shrink = async <T extends object>(
	original: T,
	{isValid, fails, runsMax, jobs = 1, onSmaller, signal}: ShrinkOptions<T>,
): Promise<Shrunk<T>> => {
	const tried = new Set([JSON.stringify(original)]);
	let value = original;
	let runs = 0;

	const candidates = (
		reductions: ReadonlyArray<Reduction<T>>,
		from: number,
	): ReadonlyArray<Candidate<T>> => {
		const found: Array<Candidate<T>> = [];
		for (const [index, {what, apply}] of reductions.entries()) {
			const candidate = index < from || found.length === jobs ? undefined : apply(value);
			const text = JSON.stringify(candidate);
			if (candidate !== undefined && !tried.has(text) && isValid(candidate)) {
				tried.add(text);
				found.push({value: candidate, what, index});
			}
		}

		return found;
	};

	// What could not be taken away stands at the same place in a smaller value: each pass goes on there.
	for (let from = 0, hasShrunk = false; ; ) {
		const batch = candidates(reductionsOf(value), from);
		if (batch.length === 0 && !hasShrunk) {
			return {value, runs, isSmallest: true};
		}

		if (batch.length === 0) {
			from = 0;
			hasShrunk = false;
			continue;
		}

		const tries = batch.slice(0, runsMax - runs);
		const outcomes = signal?.aborted ? [] : await Promise.all(tries.map(({value}) => fails(value)));
		runs += outcomes.length;
		const smaller = tries[outcomes.indexOf(true)];
		if (smaller !== undefined) {
			value = smaller.value;
			hasShrunk = true;
			onSmaller?.(value, smaller.what);
		} else if (runs >= runsMax || signal?.aborted) {
			return {value, runs, isSmallest: false};
		}

		from = smaller?.index ?? (batch.at(-1)?.index ?? from) + 1;
	}
};
