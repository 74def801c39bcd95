import {writeFileAtomically} from '../../core/runtime/files.ts';
import {encodeLoadReport, type LoadReport} from '../../server/fleet/load-report.ts';
import type {ReportRequest} from './report-request.ts';

const textOf = async (format: ReportRequest['format'], report: LoadReport): Promise<string> => {
	switch (format) {
		case 'json':
			return encodeLoadReport(report);
		case 'html':
			return (await import('./load-html.ts')).loadPage(report);
		case 'tap':
			return (await import('./load-verdicts.ts')).loadTap(report);
		default:
			return (await import('./load-verdicts.ts')).loadJunit(report);
	}
};

// Instead of a file; logs of a container keep it.
const STANDARD_OUTPUT = '-';

/**
 * Writes a load down as asked.
 * @throws MockQmpError FILE_UNWRITABLE
 */
export const writeLoadReports = async (
	report: LoadReport,
	requests: readonly ReportRequest[],
	writeOut: (text: string) => void,
): Promise<void> => {
	for (const {format, file} of requests) {
		const text = await textOf(format, report);
		if (file === STANDARD_OUTPUT) {
			writeOut(text);
		} else {
			writeFileAtomically(file, text);
		}
	}
};
