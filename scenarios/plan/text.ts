import {offsetText, type PlanEntry} from './plan.ts';

/** A plan as lines: when, what, and the rest. */
export const planText = (entries: readonly PlanEntry[]): string => {
	const offsets = entries.map(({atMs}) => offsetText(atMs));
	const wide = Math.max(0, ...offsets.map(({length}) => length));
	const lanes = Math.max(0, ...entries.map(({lane}) => lane.length));
	return entries
		.map(({lane, detail}, index) =>
			`${(offsets[index] ?? '').padStart(wide)}  ${lane.padEnd(lanes)}  ${detail}`.trimEnd(),
		)
		.map(line => `${line}\n`)
		.join('');
};
