import {invalidOption} from '../../core/machine/command-line/invalid-option.ts';
import {writePrivateFile} from '../../core/runtime/files.ts';
import {redirectErrors} from '../../core/runtime/real-streams.ts';
import {systemReason} from '../../core/runtime/system-reason.ts';

/**
 * Writes the number of this process where a manager looks for it.
 * @throws MockQmpError OPTION_INVALID
 */
export const writePidFile = (path: string): void => {
	try {
		writePrivateFile(path, `${process.pid}\n`);
	} catch (error) {
		throw invalidOption(
			undefined,
			`cannot create PID file: Could not create '${path}': ${systemReason(error)}`,
		);
	}
};

/**
 * Lets all that is said from now on go to a file.
 * @throws MockQmpError OPTION_INVALID
 */
export const openLogFile = (path: string): void => {
	try {
		redirectErrors(path);
	} catch (error) {
		throw invalidOption(undefined, `Error opening logfile ${path}: ${systemReason(error)}`);
	}
};
