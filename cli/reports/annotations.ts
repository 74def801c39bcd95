import {explainIn, type RunReport, unmetOf} from './run-report.ts';

const escapedData = (text: string): string =>
	text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
	escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A workflow command of GitHub Actions for each expectation that is not met: it shows at its line of the file. */
export const annotations = (run: RunReport): readonly string[] =>
	unmetOf(run).map(verdict => {
		const {id, place} = verdict.expectation;
		const where =
			place === undefined ? '' : `file=${escapedProperty(place.file)},line=${place.line},`;
		const title = escapedProperty(`expectation ${id}`);
		return `::error ${where}title=${title}::${escapedData(explainIn(verdict, run))}`;
	});
