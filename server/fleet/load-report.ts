import type {Histogram} from 'hdr-histogram-js';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {ServiceLevel} from '../../scenarios/load/load-spec.ts';
import {createHistogram, decodeHistogram, encodeHistogram, Latencies} from '../latencies.ts';
import type {Shard} from './fleet.ts';
import {addIntervals, coarser, type LoadInterval} from './load-series.ts';
import {type Measured, measureLevels} from './service-levels.ts';

const FORMAT = 'mock-qmp load report';
const VERSION = 1;
const BEGIN = `{"format":${JSON.stringify(FORMAT)}`;

/** What a load came to, of one process or of several. */
export interface LoadReport {
	readonly scenario: string;
	readonly seed: string;
	/** The parts of the fleet that it tells of. */
	readonly shards: readonly Shard[];
	readonly machines: number;
	/** When the first phase began, in microseconds. */
	readonly start: number;
	readonly elapsedMs: number;
	readonly written: number;
	readonly bytes: number;
	readonly missed: number;
	/** Events that were due before a process was there. */
	readonly skipped: number;
	readonly disconnected: number;
	/** From when an event was due until it was handed to the socket, in microseconds. */
	readonly lag: Histogram;
	readonly intervalMs: number;
	readonly intervals: readonly LoadInterval[];
	readonly levels: readonly ServiceLevel[];
	/** What else went wrong, in words. */
	readonly problems: readonly string[];
}

/** How the run has kept to its service levels. */
export const levelsOf = (report: LoadReport): readonly Measured[] =>
	measureLevels(report.levels, report);

/** Whether nothing went wrong and all levels were kept. */
export const isGood = (report: LoadReport): boolean =>
	report.problems.length === 0 && levelsOf(report).every(({isKept}) => isKept);

/** Events a second over the whole run. */
export const rateOf = ({written, elapsedMs}: LoadReport): number =>
	elapsedMs === 0 ? 0 : (written / elapsedMs) * 1000;

/** A report as JSON that `parseLoadReport` reads. */
export const encodeLoadReport = (report: LoadReport): string => {
	const {lag, intervals, ...rest} = report;
	const written = {
		format: FORMAT,
		version: VERSION,
		// For readers of the file; they follow from the rest.
		summary: {
			passed: isGood(report),
			rate: Math.round(rateOf(report)),
			lagMs: new Latencies(lag).percentiles,
		},
		...rest,
		lag: encodeHistogram(lag),
		intervals: intervals.map(interval => ({...interval, lag: encodeHistogram(interval.lag)})),
	};
	// In one line, so that it can be found in a log.
	return `${JSON.stringify(written)}\n`;
};

type Encoded<T> = Omit<T, 'lag'> & {readonly lag: string};
type EncodedReport = Omit<Encoded<LoadReport>, 'intervals'> & {
	readonly format: string;
	readonly version: number;
	readonly summary: object;
	readonly intervals: ReadonlyArray<Encoded<LoadInterval>>;
};

const isEncoded = (value: unknown): value is EncodedReport =>
	typeof value === 'object' &&
	value !== null &&
	Reflect.get(value, 'format') === FORMAT &&
	Reflect.get(value, 'version') === VERSION;

/**
 * Reads a report, which may stand in a line of a log.
 * @throws MockQmpError RECORDING_INVALID
 */
export const parseLoadReport = (text: string, file: string): LoadReport => {
	const line = text.split('\n').findLast(candidate => candidate.startsWith(BEGIN)) ?? '';
	try {
		const value: unknown = JSON.parse(line);
		if (isEncoded(value)) {
			const {
				lag,
				intervals,
				format: _format,
				version: _version,
				summary: _summary,
				...rest
			} = value;
			return {
				...rest,
				lag: decodeHistogram(lag),
				intervals: intervals.map(interval => ({...interval, lag: decodeHistogram(interval.lag)})),
			};
		}
	} catch (cause) {
		throw invalid(file, cause);
	}

	throw invalid(file);
};

const invalid = (file: string, cause?: unknown): MockQmpError =>
	new MockQmpError('RECORDING_INVALID', `${file} is no report of a load`, {
		cause,
		remedy: 'name files that serve --report json:FILE wrote',
	});

/** The stretches of a report, as long as those of another. */
const inIntervals = (report: LoadReport, intervalMs: number): readonly LoadInterval[] => {
	let {intervals} = report;
	for (let own = report.intervalMs; own < intervalMs; own *= 2) {
		intervals = coarser(intervals, addIntervals);
	}

	return intervals;
};

const addTwo = (left: LoadReport, right: LoadReport): LoadReport => {
	const intervalMs = Math.max(left.intervalMs, right.intervalMs);
	const [ours, theirs] = [inIntervals(left, intervalMs), inIntervals(right, intervalMs)];
	const lag = createHistogram();
	lag.add(left.lag);
	lag.add(right.lag);
	return {
		...left,
		shards: [...left.shards, ...right.shards].sort((one, other) => one.index - other.index),
		machines: left.machines + right.machines,
		start: Math.min(left.start, right.start),
		elapsedMs: Math.max(left.elapsedMs, right.elapsedMs),
		written: left.written + right.written,
		bytes: left.bytes + right.bytes,
		missed: left.missed + right.missed,
		skipped: left.skipped + right.skipped,
		disconnected: left.disconnected + right.disconnected,
		lag,
		intervalMs,
		intervals: Array.from({length: Math.max(ours.length, theirs.length)}, (_, index) => {
			const [own, other] = [ours[index], theirs[index]];
			return own === undefined || other === undefined
				? (own ?? other ?? {written: 0, missed: 0, queueBytes: 0, lag: createHistogram()})
				: addIntervals(own, other, own.queueBytes + other.queueBytes);
		}),
		problems: [...left.problems, ...right.problems],
	};
};

/**
 * The report of one fleet, of those of its shards.
 * @throws MockQmpError RECORDING_INVALID for reports of different runs, or of the same shard
 */
export const mergeLoadReports = (reports: readonly LoadReport[]): LoadReport =>
	reports.reduce((left, right) => {
		if (left.scenario !== right.scenario || left.seed !== right.seed) {
			throw differing(`${left.scenario} seed ${left.seed}, ${right.scenario} seed ${right.seed}`);
		}

		const taken = right.shards.find(({index, count}) =>
			left.shards.some(other => other.index === index || other.count !== count),
		);
		if (taken !== undefined) {
			throw differing(`shard ${taken.index}/${taken.count} and those before it`);
		}

		return addTwo(left, right);
	});

const differing = (what: string): MockQmpError =>
	new MockQmpError('RECORDING_INVALID', `these reports are not of one run: ${what}`, {
		remedy: 'name one report of each shard of a run, all with the same scenario and seed',
	});
