import type {Histogram} from 'hdr-histogram-js';
import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import type {ServiceLevel} from '../../scenarios/load/load-spec.ts';

const PERCENTILES = {p50: 50, p90: 90, p99: 99, p999: 99.9, max: 100} as const;

/** What service levels are measured by. */
export interface LoadFigures {
	/** In microseconds. */
	readonly lag: Histogram;
	readonly written: number;
	readonly missed: number;
	readonly disconnected: number;
}

/** A bound and what was measured. */
export interface Measured {
	readonly level: ServiceLevel;
	readonly measured: number;
	readonly isKept: boolean;
}

/** The share of events due that were handed to a client, from 0 to 1. */
export const deliveredShare = ({
	written,
	missed,
}: Pick<LoadFigures, 'written' | 'missed'>): number =>
	written + missed === 0 ? 1 : written / (written + missed);

const measure = ({metric, bound}: ServiceLevel, figures: LoadFigures): number => {
	switch (metric) {
		case 'emit_lag': {
			const percentile =
				bound in PERCENTILES ? PERCENTILES[bound as keyof typeof PERCENTILES] : 100;
			return figures.lag.getValueAtPercentile(percentile) / MICROSECONDS_PER_MS;
		}

		case 'delivered':
			return deliveredShare(figures);
		case 'missed':
			return figures.missed;
		default:
			return figures.disconnected;
	}
};

/** How a run has kept to each bound. */
export const measureLevels = (
	levels: readonly ServiceLevel[],
	figures: LoadFigures,
): readonly Measured[] =>
	levels.map(level => {
		const measured = measure(level, figures);
		const isKept = level.bound === 'min' ? measured >= level.limit : measured <= level.limit;
		return {level, measured, isKept};
	});
