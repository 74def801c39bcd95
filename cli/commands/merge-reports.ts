import {readUserFile} from '../../core/runtime/files.ts';
import {isGood, mergeLoadReports, parseLoadReport} from '../../server/fleet/load-report.ts';
import {ExitCode} from '../exit.ts';
import {loadLines} from '../reports/load-text.ts';
import {readReport} from '../reports/report-request.ts';
import {writeLoadReports} from '../reports/write-load-reports.ts';

/**
 * Prints what all shards came to, and writes it down as asked. Gives the exit code: 1 when the whole did not keep to
 * its service levels.
 * @throws MockQmpError FILE_UNREADABLE, FILE_UNWRITABLE, RECORDING_INVALID, OPTION_INVALID
 */
export const mergeReports = async (
	files: readonly string[],
	requests: readonly string[],
): Promise<number> => {
	const wanted = requests.map(readReport);
	const report = mergeLoadReports(files.map(file => parseLoadReport(readUserFile(file), file)));
	await writeLoadReports(report, wanted, text => process.stdout.write(text));
	const parts = report.shards.map(({index, count}) => `${index}/${count}`).join(' ');
	const lines = [`${report.scenario} seed ${report.seed} shards ${parts}`, ...loadLines(report)];
	process.stdout.write(`${lines.join('\n')}\n`);
	return isGood(report) ? ExitCode.Done : ExitCode.Failed;
};
