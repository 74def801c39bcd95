import {loadBuilder} from './junit-builder.ts';
import {explainIn, type RunReport} from './run-report.ts';

const MS_PER_SECOND = 1000;

/** The run as JUnit XML: a suite with a case for each expectation. */
export const junitReport = async (run: RunReport): Promise<string> => {
	const builder = await loadBuilder();
	const {name, seed, again, verdicts} = run;
	const suite = builder.testSuite().name(name).property('seed', seed).property('again', again);
	for (const verdict of verdicts) {
		const {expectation, state, afterMs, reason} = verdict;
		const testCase = suite
			.testCase()
			.className(name)
			.name(expectation.id)
			.time(Math.round(afterMs) / MS_PER_SECOND);
		if (expectation.place !== undefined) {
			testCase.file(expectation.place.file);
		}

		if (state !== 'met') {
			testCase.failure(reason).stacktrace(explainIn(verdict, run));
		}
	}

	return builder.build();
};
