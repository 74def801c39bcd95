import type {Verdict} from '../../scenarios/expectations/expectations.ts';
import {explainVerdict} from '../../scenarios/expectations/explain-verdict.ts';

/** A run and how its expectations stand at its end. */
export interface RunReport {
	/** The scenarios that played. */
	readonly name: string;
	readonly seed: string;
	/** The command line that makes the run again. */
	readonly again: string;
	readonly verdicts: readonly Verdict[];
}

/** The expectations that are not met. */
export const unmetOf = ({verdicts}: RunReport): readonly Verdict[] =>
	verdicts.filter(({state}) => state !== 'met');

/** A verdict in full, for a person. */
export const explainIn = (verdict: Verdict, {seed, again}: RunReport): string =>
	explainVerdict(verdict, {seed, command: again});
