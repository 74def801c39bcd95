import {MockQmpError} from '../../core/runtime/errors.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {loadScenario} from '../../scenarios/library.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {ordealOf} from './bestiary.ts';
import {type ClientRun, runClient} from './client-run.ts';
import type {ClientUnderTest} from './client-under-test.ts';
import {requireStarted} from './conform.ts';
import {inParallel} from './in-parallel.ts';
import {type Demands, isFailure, type Judgement, judgeRun} from './judge-run.ts';
import {type Shrunk, shrink} from './shrink.ts';

/** A client and a scenario that it is to survive whatever the seed. */
export interface ExploreRequest {
	readonly client: ClientUnderTest;
	readonly scenario: ScenarioFile;
	/** How the scenario is called; one of the bestiary is judged as that. */
	readonly name: string;
	readonly limitMs: number;
	readonly isDaemon: boolean;
	readonly demands: Demands;
	readonly signal: AbortSignal;
}

/** A run that failed. */
export interface Failure extends Judgement {
	readonly seed: string;
	readonly run: ClientRun;
}

/** What is done beside running. */
export interface SeedOptions {
	/** The first and the last seed. */
	readonly seeds: readonly [from: number, to: number];
	readonly jobs: number;
	/** Told of each run; `failure` when it failed. */
	readonly onRun?: (seed: number, failure: Failure | undefined) => void;
}

/** Runs the client once; gives the failure, if it was one. */
export const tryScenario = async (
	{client, name, limitMs, isDaemon, demands, signal}: ExploreRequest,
	scenario: ScenarioFile,
	seed: string,
): Promise<Failure | undefined> => {
	const ordeal = ordealOf(name);
	const limit = limitMs + (ordeal.lastsMs ?? 0);
	const run = await runClient(client, {scenario, name, seed, limitMs: limit, isDaemon, signal});
	const judgement = judgeRun(run, ordeal, demands);
	requireStarted(client, run);
	return signal.aborted || !isFailure(judgement.outcome) ? undefined : {...judgement, seed, run};
};

/** The failure with the lowest seed; undefined when there is none. Seeds behind a failure are not begun. */
export const firstFailure = async (
	request: ExploreRequest,
	{seeds: [from, to], jobs, onRun}: SeedOptions,
): Promise<Failure | undefined> => {
	const found: Failure[] = [];
	const enough = new AbortController();
	const all = Array.from({length: to - from + 1}, (_, index) => from + index);
	const signal = AbortSignal.any([enough.signal, request.signal]);
	await inParallel(all, {jobs, signal}, async seed => {
		const failure = await tryScenario(request, request.scenario, `${seed}`);
		if (failure !== undefined) {
			found.push(failure);
			enough.abort();
		}

		if (!request.signal.aborted) {
			onRun?.(seed, failure);
		}
	});
	return found.sort((left, right) => Number(left.seed) - Number(right.seed))[0];
};

// The same thing has to go wrong: a client that hangs no more but cannot connect has another problem.
const isSame = (one: Failure, other: Failure | undefined): boolean => {
	const unmet = ({run}: Failure): string | undefined =>
		run.verdicts.find(({state}) => state !== 'met')?.expectation.id;
	return (
		other !== undefined &&
		one.outcome === other.outcome &&
		(one.outcome !== 'expectation' || unmet(one) === unmet(other))
	);
};

/** Takes away what the failure does not need, run by run. */
export const shrinkFailure = (
	request: ExploreRequest,
	failure: Failure,
	options: {
		readonly runsMax: number;
		readonly jobs: number;
		readonly onSmaller: (scenario: ScenarioFile, what: string) => void;
	},
): Promise<Shrunk<ScenarioFile>> => {
	const {schema} = loadProfile(request.scenario.qemu?.toString());
	const {title, description, ...bare} = request.scenario;
	return shrink<ScenarioFile>(bare, {
		isValid(scenario) {
			try {
				loadScenario(scenario, schema);
				return true;
			} catch (error) {
				if (error instanceof MockQmpError) {
					return false;
				}

				throw error;
			}
		},
		async fails(scenario) {
			try {
				return isSame(failure, await tryScenario(request, scenario, failure.seed));
			} catch (error) {
				// A step that needs one that was taken away cannot be done.
				if (error instanceof MockQmpError) {
					return false;
				}

				throw error;
			}
		},
		...options,
		signal: request.signal,
	});
};
