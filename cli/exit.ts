import {MockQmpError} from '../core/runtime/errors.ts';

/** How the program ends. */
export const ExitCode = {
	Done: 0,
	/** A check failed: an expectation was not met, a client's command had an error, a server was not healthy. */
	Failed: 1,
	/** A flag, an argument or a scenario is wrong. */
	Usage: 2,
	/** An address could not be had. */
	Address: 3,
	/** A bug of ours. */
	Bug: 70,
} as const;

const ADDRESS_CODES: readonly string[] = ['ADDRESS_IN_USE', 'ADDRESS_UNAVAILABLE'];

/** The exit code that tells of an error. */
export const exitCodeOf = (error: unknown): number => {
	if (!(error instanceof MockQmpError)) {
		return ExitCode.Bug;
	}

	if (error.code === 'CLIENT_FAILED') {
		return ExitCode.Failed;
	}

	return ADDRESS_CODES.includes(error.code) ? ExitCode.Address : ExitCode.Usage;
};

/** An error in the operator's words; a bug of ours with its stack. */
export const explain = (error: unknown): string => {
	if (error instanceof MockQmpError) {
		const remedy = error.remedy === undefined ? '' : `\n  ${error.remedy}`;
		return `mock-qmp: ${error.code}: ${error.message}${remedy}`;
	}

	return `mock-qmp: a bug, please report it\n${error instanceof Error ? error.stack : error}`;
};

/** Tells the operator of an error. */
export const tellError = (error: unknown): void => {
	process.stderr.write(`${explain(error)}\n`);
};
