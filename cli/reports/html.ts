import {page, table} from './page.ts';
import {escaped} from './plot.ts';
import {explainIn, type RunReport, unmetOf} from './run-report.ts';

/** The run as a page: each expectation, and what is to know of those that are not met. */
export const htmlReport = (run: RunReport): string => {
	const {name, seed, again, verdicts} = run;
	const isGood = unmetOf(run).length === 0;
	const rows = verdicts.map(verdict => {
		const {expectation, state, afterMs} = verdict;
		const isMet = state === 'met';
		return [
			`<strong class="${isMet ? 'good' : 'bad'}">${state}</strong>`,
			escaped(expectation.id),
			`${Math.round(afterMs)} ms`,
			isMet ? '' : `<pre>${escaped(explainIn(verdict, run))}</pre>`,
		];
	});
	return page(`${name}: expectations`, [
		`<h1>${escaped(name)} <span class="${isGood ? 'good">passed' : 'bad">failed'}</span></h1>`,
		`<p class="dim">seed ${escaped(seed)} · <code>${escaped(again)}</code></p>`,
		...table(['', 'expectation', 'after', ''], rows),
	]);
};
