// A paced load as an operator would run it, with clients in another process: what the mock tells of it, and the memory
// that it takes meanwhile.
import {setTimeout as sleep} from 'node:timers/promises';
import {
	end,
	firstLine,
	folder,
	MAIN,
	outputOf,
	residentKib,
	scenarioFile,
	script,
	startNode,
} from './harness.ts';

const SAMPLE_MS = 500;
let count = 0;

/** A load to be run. */
export interface PacedOptions {
	readonly machines: number;
	/** Events a second of all machines. */
	readonly rate: number;
	readonly seconds: number;
	/** Further flags of the mock. */
	readonly flags?: readonly string[];
	/** YAML of the events. */
	readonly events: string;
}

/** What came of it. */
export interface PacedOutcome {
	readonly written: number;
	readonly ratePerSecond: number;
	/** In milliseconds. */
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
	readonly missed: number;
	/** Resident memory of the mock in KiB, from time to time. */
	readonly resident: readonly number[];
	readonly code: number | null;
}

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]);

/** Runs a load to its end. */
export const runPaced = async (options: PacedOptions): Promise<PacedOutcome> => {
	const {machines, rate, seconds, flags = [], events} = options;
	const name = `paced-${count++}`;
	const scenario = scenarioFile(
		name,
		`mock-qmp: 1\nload:\n  scope: fleet\n  ${events}\n  phases: [{for: ${seconds}s, rate: ${rate}/s, arrivals: poisson}]\n`,
	);
	const address = `unix:${folder}/${name}-{i}.sock`;
	const server = startNode(
		MAIN,
		...[
			'-s',
			scenario,
			'--instances',
			String(machines),
			'-l',
			address,
			'--exit',
			'--log',
			'silent',
			...flags,
		],
	);
	await firstLine(server);
	const clients = startNode(script('many-clients'), String(machines), address);
	const resident: number[] = [];
	const sampling = new AbortController();
	const sample = async (): Promise<void> => {
		while (!sampling.signal.aborted) {
			resident.push(residentKib(server));
			await sleep(SAMPLE_MS, undefined, {signal: sampling.signal}).catch(() => {});
		}
	};

	void sample();
	server.stdout?.once('data', () => sampling.abort());
	const text = await outputOf(server);
	sampling.abort();
	await end(clients);
	return {
		written: numberIn(text, /written (\d+) events/),
		ratePerSecond: numberIn(text, /(\d+) events\/s/),
		p50: numberIn(text, /lag p50 ([\d.]+) ms/),
		p99: numberIn(text, /p99 ([\d.]+) ms/),
		max: numberIn(text, /max ([\d.]+) ms/),
		missed: numberIn(text, /missed (\d+)/),
		resident,
		code: server.exitCode,
	};
};
