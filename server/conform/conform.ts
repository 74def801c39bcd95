import {MockQmpError} from '../../core/runtime/errors.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {loadScenario} from '../../scenarios/library.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {bestiary, ordealOf} from './bestiary.ts';
import {type ClientRun, runClient} from './client-run.ts';
import {
	type ClientCallback,
	type ClientUnderTest,
	callbackClient,
	commandClient,
} from './client-under-test.ts';
import {inParallel} from './in-parallel.ts';
import {type Demands, isFailure, type Judgement, judgeRun} from './judge-run.ts';

/** What a client is put through. */
export interface ConformOptions {
	/** Names of built-in scenarios, files, or scenarios written in code; the bestiary when left out. */
	readonly scenarios?: ReadonlyArray<string | ScenarioFile>;
	/** What all chance follows from; a fresh one when left out. */
	readonly seed?: string;
	/** How long the client may take in a scenario, in milliseconds, beside what the scenario itself takes. */
	readonly limitMs?: number;
	/** How many scenarios are under way at a time. */
	readonly jobs?: number;
	/** It is a daemon: it has to be there still when a scenario that it can survive has played. */
	readonly isDaemon?: boolean;
	/** Whether it is tried with a QEMU that does nothing special first; true when left out. */
	readonly hasBaseline?: boolean;
	readonly demands?: Partial<Demands>;
	/** On what a client that is a function is to connect; `unix` when left out. A command line says itself. */
	readonly listen?: ClientUnderTest['listen'];
	/** Told of each scenario as it is done. */
	readonly onResult?: (result: ConformResult) => void;
	/** Once it is aborted, the clients at work are ended and not judged, and no further scenario is begun. */
	readonly signal?: AbortSignal;
}

/** How the client coped with one scenario. */
export interface ConformResult extends Judgement {
	readonly scenario: string;
	/** What good clients do in it. */
	readonly lesson: string;
	readonly run: ClientRun;
}

/** A score card. */
export interface ScoreCard {
	readonly client: string;
	readonly seed: string;
	/** In the order in which the scenarios were asked for, behind that without anything special. */
	readonly results: readonly ConformResult[];
	readonly coped: number;
	readonly failed: number;
	/** Scenarios that the client has not met: it was gone before, or never sent the command that they wait for. */
	readonly untried: number;
}

const LIMIT_MS = 30_000;
const JOBS = 4;
// What a client does with a QEMU that does nothing special; without that nothing else tells anything.
const BASELINE = 'idle';
const SHELL_FOUND_NOTHING: readonly (number | undefined)[] = [126, 127];

const nameOf = (scenario: string | ScenarioFile): string =>
	typeof scenario === 'string' ? scenario : (scenario.name ?? '<scenario>');

/** @throws MockQmpError CLIENT_FAILED when the shell has not found what it was to start */
export const requireStarted = ({name}: ClientUnderTest, {end, output}: ClientRun): void => {
	if (SHELL_FOUND_NOTHING.includes(end?.code)) {
		throw new MockQmpError('CLIENT_FAILED', `"${name}" cannot be started`, {
			remedy: output.trim(),
		});
	}
};

const cardOf = (client: string, seed: string, results: readonly ConformResult[]): ScoreCard => {
	const failed = results.filter(({outcome}) => isFailure(outcome)).length;
	const untried = results.filter(({outcome}) => outcome === 'untried').length;
	return {client, seed, results, coped: results.length - failed - untried, failed, untried};
};

// A name that is none is told before anything is started.
const requireReadable = (scenarios: ReadonlyArray<string | ScenarioFile>): void => {
	const {schema} = loadProfile();
	for (const scenario of scenarios) {
		loadScenario(scenario, schema);
	}
};

const underTest = (
	client: string | ClientCallback,
	{listen = 'unix'}: ConformOptions,
): ClientUnderTest =>
	typeof client === 'string' ? commandClient(client) : callbackClient(client, listen);

/**
 * Starts a client once per scenario, each with a mock of its own, and judges how it copes. The first run is with a QEMU
 * that does nothing special; when that fails, no other is made.
 * @param given a command line with `{address}`, `{path}` or `{host}` and `{port}`, or a function in this process
 * @throws MockQmpError when a scenario cannot be read, or the client cannot be started
 */
export const conform = async (
	given: string | ClientCallback,
	options: ConformOptions = {},
): Promise<ScoreCard> => {
	const client = underTest(given, options);
	const {scenarios = Object.keys(bestiary), seed = freshSeed(), limitMs = LIMIT_MS} = options;
	const {isDaemon = false, hasBaseline = true, jobs = JOBS, onResult, signal} = options;
	const demands: Demands = {exitCodes: [0], ...options.demands};
	requireReadable(scenarios);
	const tryOne = async (scenario: string | ScenarioFile): Promise<ConformResult | undefined> => {
		const name = nameOf(scenario);
		const ordeal = ordealOf(name);
		const limit = limitMs + (ordeal.lastsMs ?? 0);
		const run = await runClient(client, {scenario, name, seed, limitMs: limit, isDaemon, signal});
		if (signal?.aborted) {
			return undefined;
		}

		const judgement = judgeRun(run, ordeal, demands);
		requireStarted(client, run);
		const result = {
			...judgement,
			scenario: name,
			lesson: ordeal.lesson,
			run,
		};
		onResult?.(result);
		return result;
	};

	const baseline = hasBaseline ? await tryOne(BASELINE) : undefined;
	if (baseline !== undefined && isFailure(baseline.outcome)) {
		return cardOf(client.name, seed, [baseline]);
	}

	const rest = await inParallel(
		scenarios.filter(scenario => !hasBaseline || scenario !== BASELINE),
		{jobs, ...(signal === undefined ? {} : {signal})},
		tryOne,
	);
	return cardOf(
		client.name,
		seed,
		[baseline, ...rest].filter(result => result !== undefined),
	);
};
