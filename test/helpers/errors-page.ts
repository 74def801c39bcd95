import {ExitCode, exitCodeOf} from '../../cli/exit.ts';
import {errorMeanings, type MockQmpErrorCode} from '../../core/runtime/error-codes.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {MADE} from './reference-pages.ts';

const codes = Object.keys(errorMeanings) as MockQmpErrorCode[];

/** The text of docs/reference/errors.md. */
export const errorsPage = (): string =>
	[
		'# Errors and exit codes',
		'',
		MADE,
		'',
		'A mistake of the operator has a code: the command line prints it, the library throws a `MockQmpError` with it, the',
		'control API answers with a problem document (RFC 9457) that has it. What a QMP client is told is not listed here:',
		'those are the errors of QEMU.',
		'',
		'| exit code | when |',
		'|---|---|',
		`| ${ExitCode.Done} | done; for \`--exit\`: all expectations were met |`,
		`| ${ExitCode.Failed} | an expectation was not met, the command of a client had an error, nobody listens |`,
		`| ${ExitCode.Usage} | a flag, an argument, a scenario or another file is wrong |`,
		`| ${ExitCode.Address} | an address could not be had |`,
		`| ${ExitCode.Bug} | a bug of ours; the stack is printed |`,
		'| 128+N | signal N came a second time, before the orderly end that the first one asks for was reached |',
		'',
		'| code | says | exit code |',
		'|---|---|---|',
		...codes.map(
			code => `| ${code} | ${errorMeanings[code]} | ${exitCodeOf(new MockQmpError(code, ''))} |`,
		),
		'',
	].join('\n');
