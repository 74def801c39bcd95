import {explainIn, type RunReport} from './run-report.ts';

// In TAP a hash begins a directive.
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('#', '\\#');

/** The run in the Test Anything Protocol, version 14: a test point for each expectation. */
export const tapReport = (run: RunReport): string => {
	const points = run.verdicts.flatMap((verdict, index) => {
		const isMet = verdict.state === 'met';
		const line = `${isMet ? 'ok' : 'not ok'} ${index + 1} - ${escaped(verdict.expectation.id)}`;
		const explanation = explainIn(verdict, run)
			.split('\n')
			.map(text => `    ${text}`);
		return isMet ? [line] : [line, '  ---', '  message: |', ...explanation, '  ...'];
	});
	return ['TAP version 14', `1..${run.verdicts.length}`, ...points, ''].join('\n');
};
