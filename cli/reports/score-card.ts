import type {ConformResult, ScoreCard} from '../../server/conform/conform.ts';
import {isFailure, type Outcome} from '../../server/conform/judge-run.ts';
import {loadBuilder} from './junit-builder.ts';

const MS_PER_SECOND = 1000;
const OUTPUT_LINES_SHOWN = 12;
const WIDTH = 34;

const WORDS: Readonly<Record<Outcome, string>> = {
	coped: 'ok',
	'gave-up': 'ok, gave up',
	untried: 'not tried',
	'no-connection': 'FAILED',
	died: 'FAILED, died',
	spun: 'FAILED, spun',
	hung: 'FAILED, hung',
	expectation: 'FAILED',
	log: 'FAILED',
	exit: 'FAILED',
};
const WORD_WIDTH = Math.max(...Object.values(WORDS).map(({length}) => length)) + 2;

/** A scenario of a score card as a line. */
export const resultLine = ({scenario, outcome, reason}: ConformResult): string =>
	`${scenario.padEnd(WIDTH)}${WORDS[outcome].padEnd(WORD_WIDTH)}${reason}`;

/** The last that a client has printed; nothing of one that has printed nothing. */
export const lastLines = (text: string): readonly string[] =>
	text.trim() === '' ? [] : text.trim().split('\n').slice(-OUTPUT_LINES_SHOWN);

/** The command line that makes one run of a score card again. */
export type Again = (scenario: string) => string;

const explained = (result: ConformResult, again: Again): string =>
	[
		`${result.scenario}: ${result.reason}`,
		`  good clients ${result.lesson}`,
		...(lastLines(result.run.output).length === 0 ? [] : ['  the last that it printed:']),
		...lastLines(result.run.output).map(line => `    ${line}`.trimEnd()),
		`  again: ${again(result.scenario)}`,
	].join('\n');

/** What went wrong and how to see it again, then the sums. */
export const scoreText = (card: ScoreCard, again: Again): string => {
	const {results, coped, failed, untried, seed} = card;
	const wrong = results.filter(({outcome}) => isFailure(outcome));
	const sums = `${coped} coped, ${failed} failed, ${untried} not tried; seed ${seed}`;
	return [...wrong.map(result => explained(result, again)), sums].join('\n\n');
};

/** The card for scripts. */
export const scoreJson = (card: ScoreCard, again: Again): string =>
	JSON.stringify({
		...card,
		results: card.results.map(result => {
			const {scenario, outcome, reason, lesson, run} = result;
			const {end, elapsedMs, output, verdicts} = run;
			return {
				scenario,
				outcome,
				isFailure: isFailure(outcome),
				reason,
				lesson,
				exitCode: end?.code ?? null,
				signal: end?.signal ?? null,
				elapsedMs: Math.round(elapsedMs),
				expectations: verdicts.map(({expectation, state}) => ({id: expectation.id, state})),
				output: lastLines(output).join('\n'),
				again: again(scenario),
			};
		}),
	});

/** The card as JUnit XML: a case for each scenario. */
export const scoreJunit = async (card: ScoreCard, again: Again): Promise<string> => {
	const builder = await loadBuilder();
	const suite = builder.testSuite().name('mock-qmp conform').property('seed', card.seed);
	for (const result of card.results) {
		const {scenario, outcome, reason, run} = result;
		const testCase = suite
			.testCase()
			.className(card.client)
			.name(scenario)
			.time(Math.round(run.elapsedMs) / MS_PER_SECOND);
		if (outcome === 'untried') {
			testCase.skipped();
		} else if (isFailure(outcome)) {
			testCase.failure(reason, outcome).stacktrace(explained(result, again));
		}
	}

	return builder.build();
};
