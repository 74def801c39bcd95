import {settleConfig} from './config.ts';
import {ExitCode, exitCodeOf, tellError} from './exit.ts';
import {readServeFlags} from './quick-flags.ts';

/** What stands behind `--` are QEMU's own options. */
const splitAtDashes = (
	args: readonly string[],
): {readonly own: readonly string[]; readonly machine: readonly string[]} => {
	const at = args.indexOf('--');
	return at < 0 ? {own: args, machine: []} : {own: args.slice(0, at), machine: args.slice(at + 1)};
};

/**
 * Runs what the words of a command line say. `onEnd` is called when a machine has come to its end. Gives the exit code.
 */
const run = async (args: readonly string[], onEnd: () => void): Promise<number> => {
	const {own, machine} = splitAtDashes(args);
	const flags = readServeFlags(own);
	if (flags === undefined) {
		const {runCommandLine} = await import('./command-line.ts');
		return runCommandLine(args);
	}

	const config = settleConfig(flags, process.env, machine);
	const {serve} = await import('./commands/serve.ts');
	const code = await serve(config);
	onEnd();
	return code;
};

/** Runs to the end of the process. */
export const runProgram = (onEnd: () => void): void => {
	process.on('uncaughtException', error => {
		tellError(error);
		process.exit(ExitCode.Bug);
	});
	// Whoever reads what we print may have left.
	process.stdout.on('error', () => {});
	run(process.argv.slice(2), onEnd).then(
		code => process.exit(code),
		error => {
			tellError(error);
			process.exit(exitCodeOf(error));
		},
	);
};
