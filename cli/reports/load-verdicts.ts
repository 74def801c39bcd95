import {type LoadReport, levelsOf} from '../../server/fleet/load-report.ts';
import {loadBuilder} from './junit-builder.ts';

/** What a load is judged by: each service level, and whatever else went wrong. */
interface LoadVerdict {
	readonly name: string;
	readonly isKept: boolean;
	readonly text: string;
}

const verdictsOf = (report: LoadReport): readonly LoadVerdict[] => [
	...levelsOf(report).map(({level: {metric, bound, limit}, measured, isKept}) => ({
		name: `${metric} ${bound} ${limit}`,
		isKept,
		text: `measured ${measured.toPrecision(6)}`,
	})),
	...report.problems.map(problem => ({name: 'run', isKept: false, text: problem})),
];

/** A load in the Test Anything Protocol, version 14: a test point for each service level. */
export const loadTap = (report: LoadReport): string => {
	const verdicts = verdictsOf(report);
	const points = verdicts.map(
		({name, isKept, text}, index) => `${isKept ? 'ok' : 'not ok'} ${index + 1} - ${name}, ${text}`,
	);
	return ['TAP version 14', `1..${verdicts.length}`, ...points, ''].join('\n');
};

/** A load as JUnit XML: a suite with a case for each service level. */
export const loadJunit = async (report: LoadReport): Promise<string> => {
	const builder = await loadBuilder();
	const suite = builder.testSuite().name(report.scenario).property('seed', report.seed);
	for (const {name, isKept, text} of verdictsOf(report)) {
		const testCase = suite.testCase().className(report.scenario).name(name);
		if (!isKept) {
			testCase.failure(text);
		}
	}

	return builder.build();
};
