import type {PhaseSpec} from '../../scenarios/load/load-spec.ts';

/** Events a second at an instant of a load, counted from its begin; NaN where clients set the pace. */
export const rateAt = (phases: readonly PhaseSpec[], elapsedMs: number): number => {
	let begin = 0;
	for (const {durationMs, rate = [0, 0]} of phases) {
		if (elapsedMs < begin + durationMs) {
			const part = Number.isFinite(durationMs) ? (elapsedMs - begin) / durationMs : 0;
			return rate === 'max' ? Number.NaN : rate[0] + (rate[1] - rate[0]) * part;
		}

		begin += durationMs;
	}

	return 0;
};
