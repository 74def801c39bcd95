import {type RunReport, unmetOf} from './run-report.ts';

/** The run as JSON: each expectation and how it stands. */
export const jsonReport = (run: RunReport): string => {
	const {name, seed, again, verdicts} = run;
	const expectations = verdicts.map(({expectation, state, afterMs, reason}) => ({
		id: expectation.id,
		state,
		afterMs: Math.round(afterMs),
		...(state === 'met' ? {} : {reason, place: expectation.place}),
	}));
	const passed = unmetOf(run).length === 0;
	return `${JSON.stringify({name, seed, again, passed, expectations}, undefined, '\t')}\n`;
};
