import type {SingleBar} from 'cli-progress';
import type {LoadInterval} from '../server/fleet/load-series.ts';
import {Latencies} from '../server/latencies.ts';
import {short} from './reports/plot.ts';

const MS_PER_SECOND = 1000;
// Where lines are printed, so many seconds lie between two.
const LINE_SECONDS = 5;

/** How a load stands. */
export interface LoadStatus {
	readonly elapsedMs: number;
	/** Infinity for a load that ends with the run. */
	readonly durationMs: number;
	/** Of the last second. */
	readonly interval: LoadInterval;
	/** Since the begin. */
	readonly missed: number;
}

/** Shows how a load goes on. */
export interface LoadDisplay {
	readonly show: (status: LoadStatus) => void;
	readonly stop: () => void;
}

/** Where and how it is shown. */
export interface DisplayOptions {
	readonly format: 'silent' | 'text' | 'json';
	readonly isTerminal: boolean;
	readonly writeLine: (line: string) => void;
}

interface Figures {
	readonly seconds: number;
	readonly rate: number;
	readonly lagP99Ms: number;
	readonly queueBytes: number;
	readonly missed: number;
	/** Until the end; absent for a load without end. */
	readonly secondsLeft?: number;
}

const figuresOf = ({elapsedMs, durationMs, interval, missed}: LoadStatus): Figures => ({
	seconds: Math.round(elapsedMs / MS_PER_SECOND),
	rate: interval.written,
	lagP99Ms: new Latencies(interval.lag).percentileMs(99),
	queueBytes: interval.queueBytes,
	missed,
	...(Number.isFinite(durationMs)
		? {secondsLeft: Math.max(0, Math.round((durationMs - elapsedMs) / MS_PER_SECOND))}
		: {}),
});

const lineOf = ({seconds, rate, lagP99Ms, queueBytes, missed, secondsLeft}: Figures): string => {
	const left = secondsLeft === undefined ? '' : `, ${secondsLeft} s left`;
	return (
		`${seconds} s: ${rate} events/s, lag p99 ${lagP99Ms.toFixed(3)} ms, ` +
		`queue ${queueBytes} bytes, missed ${missed}${left}`
	);
};

const inLines = ({format, writeLine}: DisplayOptions): LoadDisplay => {
	let shown = 0;
	return {
		show(status) {
			const figures = figuresOf(status);
			if (figures.seconds - shown >= LINE_SECONDS) {
				shown = figures.seconds;
				writeLine(format === 'json' ? JSON.stringify({load: figures}) : lineOf(figures));
			}
		},
		stop() {},
	};
};

const BAR =
	'{bar} {percentage} % | {rate}/s | lag p99 {lag} ms | queue {queue}B | missed {missed} | {left} s left';

const inBar = async (): Promise<LoadDisplay> => {
	const {default: progress} = await import('cli-progress');
	const bar: SingleBar = new progress.SingleBar(
		{format: BAR, clearOnComplete: true, hideCursor: true, barsize: 24},
		progress.Presets.shades_classic,
	);
	let isShown = false;
	return {
		show(status) {
			const {rate, lagP99Ms, queueBytes, missed, secondsLeft = 0, seconds} = figuresOf(status);
			const payload = {
				rate: short(rate),
				lag: lagP99Ms.toFixed(3),
				queue: `${short(queueBytes)} `,
				missed,
				left: secondsLeft,
			};
			if (isShown) {
				bar.update(seconds, payload);
			} else {
				isShown = true;
				bar.start(seconds + secondsLeft, seconds, payload);
			}
		},
		stop() {
			bar.stop();
		},
	};
};

const SILENT: LoadDisplay = {show() {}, stop() {}};

/** A bar on a terminal, else a line now and then; a load without end has no bar. */
export const createLoadDisplay = async (
	options: DisplayOptions,
	durationMs: number,
): Promise<LoadDisplay> => {
	if (options.format === 'silent') {
		return SILENT;
	}

	const hasBar = options.isTerminal && options.format === 'text' && Number.isFinite(durationMs);
	return hasBar ? inBar() : inLines(options);
};
