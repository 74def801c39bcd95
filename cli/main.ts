#!/usr/bin/env node
import {settleConfig} from './config.ts';
import {ExitCode, exitCodeOf, explain} from './exit.ts';
import {readServeFlags} from './quick-flags.ts';

/** What stands behind `--` are QEMU's own options. */
const splitAtDashes = (
	args: readonly string[],
): {readonly own: readonly string[]; readonly machine: readonly string[]} => {
	const at = args.indexOf('--');
	return at < 0 ? {own: args, machine: []} : {own: args.slice(0, at), machine: args.slice(at + 1)};
};

const run = async (): Promise<number> => {
	const args = process.argv.slice(2);
	const {own, machine} = splitAtDashes(args);
	const flags = readServeFlags(own);
	if (flags === undefined) {
		const {runCommandLine} = await import('./command-line.ts');
		return runCommandLine(args);
	}

	const config = settleConfig(flags, process.env, machine);
	const {serve} = await import('./commands/serve.ts');
	return serve(config);
};

process.on('uncaughtException', error => {
	process.stderr.write(`${explain(error)}\n`);
	process.exit(ExitCode.Bug);
});
// Whoever reads what we print may have left.
process.stdout.on('error', () => {});

run().then(
	code => process.exit(code),
	error => {
		process.stderr.write(`${explain(error)}\n`);
		process.exit(exitCodeOf(error));
	},
);
