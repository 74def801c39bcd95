import type {Ordeal} from './bestiary.ts';
import type {ClientRun} from './client-run.ts';

/** What clients can do wrong, or right. */
export type Outcome =
	| 'coped'
	| 'gave-up'
	| 'untried'
	| 'no-connection'
	| 'died'
	| 'spun'
	| 'hung'
	| 'expectation'
	| 'log'
	| 'exit';

/** What is asked of a client beside its scenarios. */
export interface Demands {
	/** Exit codes that mean success. */
	readonly exitCodes: readonly number[];
	/** What it has to print wherever it is to succeed. */
	readonly log?: RegExp;
	/** What it must not print. */
	readonly forbidden?: RegExp;
	/** Further looks at a run: gives what is wrong with it, or undefined. */
	readonly judge?: (run: ClientRun) => string | undefined;
}

/** How a client has coped with one scenario. */
export interface Judgement {
	readonly outcome: Outcome;
	/** Why, for people. */
	readonly reason: string;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const wrongOfOutput = (
	{output}: ClientRun,
	ordeal: Ordeal,
	demands: Demands,
): string | undefined => {
	const {log, forbidden} = demands;
	const said = forbidden?.exec(output)?.[0];
	if (said !== undefined) {
		return `it printed "${said}", which ${forbidden} forbids`;
	}

	return log !== undefined && ordeal.ending === 'success' && !log.test(output)
		? `it printed nothing that ${log} matches`
		: undefined;
};

/** What keeps a run from passing, whatever the client has printed or gone away with. */
const wrongOfBehaviour = (run: ClientRun): Judgement | undefined => {
	const {end, hasSpun, elapsedMs, isDaemon, verdicts} = run;
	if (end?.signal !== undefined) {
		return {outcome: 'died', reason: `it died of ${end.signal} after ${seconds(elapsedMs)}`};
	}

	if (hasSpun) {
		const reason = 'it kept the processor busy for 10 s while nothing was said on the wire';
		return {outcome: 'spun', reason};
	}

	if (end === undefined && !isDaemon) {
		const reason = `it still ran after ${seconds(elapsedMs)} and had to be ended`;
		return {outcome: 'hung', reason};
	}

	const unmet = verdicts.find(({state}) => state !== 'met');
	return unmet === undefined
		? undefined
		: {
				outcome: 'expectation',
				reason: `"${unmet.expectation.id}" is ${unmet.state}: ${unmet.reason}`,
			};
};

const wrongOfExit = (
	{end, elapsedMs, isDaemon}: ClientRun,
	{ending}: Ordeal,
	{exitCodes}: Demands,
): Judgement | undefined => {
	const code = end?.code;
	if (code === undefined || (exitCodes.includes(code) && !isDaemon)) {
		return undefined;
	}

	const reason = `it ended with exit code ${code} after ${seconds(elapsedMs)}`;
	return {outcome: ending === 'any' ? 'gave-up' : 'exit', reason};
};

/** Judges what was seen of a client in a scenario. */
export const judgeRun = (run: ClientRun, ordeal: Ordeal, demands: Demands): Judgement => {
	const {entries, elapsedMs, end} = run;
	if (
		!entries.some(
			({kind, ...entry}) => kind === 'connect' || (kind === 'fault' && 'monitor' in entry),
		)
	) {
		const how = end?.code === undefined ? '' : ` and ended with exit code ${end.code}`;
		return {outcome: 'no-connection', reason: `it never connected${how}`};
	}

	const behaviour = wrongOfBehaviour(run);
	if (behaviour !== undefined) {
		return behaviour;
	}

	const output = wrongOfOutput(run, ordeal, demands) ?? demands.judge?.(run);
	if (output !== undefined) {
		return {outcome: 'log', reason: output};
	}

	const exit = wrongOfExit(run, ordeal, demands);
	if (exit?.outcome === 'exit') {
		return exit;
	}

	if (!entries.some(ordeal.isMet)) {
		const reason = `it was gone after ${seconds(elapsedMs)}, before anything special had happened to it`;
		return {outcome: 'untried', reason};
	}

	const reason = run.isDaemon && end === undefined ? 'it goes on' : `done in ${seconds(elapsedMs)}`;
	return exit ?? {outcome: 'coped', reason};
};

/** Whether an outcome counts against the client. */
export const isFailure = (outcome: Outcome): boolean =>
	!['coped', 'gave-up', 'untried'].includes(outcome);
