import {writeFileAtomically} from '../../core/runtime/files.ts';
import {annotations} from './annotations.ts';
import {jsonReport} from './json.ts';
import type {ReportRequest} from './report-request.ts';
import {explainIn, type RunReport, unmetOf} from './run-report.ts';

const textOf = async ({format}: ReportRequest, run: RunReport): Promise<string> => {
	switch (format) {
		case 'json':
			return jsonReport(run);
		case 'html':
			return (await import('./html.ts')).htmlReport(run);
		case 'tap':
			return (await import('./tap.ts')).tapReport(run);
		default:
			return (await import('./junit.ts')).junitReport(run);
	}
};

/**
 * Writes the reports that were asked for, and tells of unmet expectations: to a person, and on GitHub to its pages.
 * @returns whether all expectations are met
 * @throws MockQmpError FILE_UNWRITABLE
 */
export const writeReports = async (
	run: RunReport,
	options: {
		readonly requests: readonly ReportRequest[];
		readonly isOnGitHub: boolean;
		readonly writeLine: (line: string) => void;
	},
): Promise<boolean> => {
	for (const request of options.requests) {
		writeFileAtomically(request.file, await textOf(request, run));
	}

	const unmet = unmetOf(run);
	for (const verdict of unmet) {
		options.writeLine(explainIn(verdict, run));
	}

	for (const line of options.isOnGitHub ? annotations(run) : []) {
		options.writeLine(line);
	}

	return unmet.length === 0;
};
