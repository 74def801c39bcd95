import type {Verdict} from './expectations.ts';

/** How a run can be made again. */
export interface Again {
	readonly seed: string;
	/** The command line, or whatever else repeats it. */
	readonly command: string;
}

/** What was expected, what was seen instead, what happened around it and how to run it again: lines for a person. */
export const explainVerdict = (
	{expectation, state, reason, seen, timeline}: Verdict,
	{seed, command}: Again,
): string => {
	const {id, text, place} = expectation;
	const where = place === undefined ? '' : ` (${place.file}:${place.line})`;
	return [
		`expectation "${id}" is ${state}: ${reason}${where}`,
		`  expected: ${text}`,
		...(seen.length === 0 ? ['  seen: nothing of the kind'] : seen.map(line => `  seen: ${line}`)),
		'  around it:',
		...timeline.map(line => `    ${line}`),
		`  seed: ${seed}`,
		`  again: ${command}`,
	].join('\n');
};
