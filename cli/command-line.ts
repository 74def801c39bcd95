import yargs, {type Argv} from 'yargs';
import {MockQmpError} from '../core/runtime/errors.ts';
import {readPackageFile} from '../core/runtime/files.ts';
import {ExitCode} from './exit.ts';
import {subcommands} from './subcommands/catalog.ts';

const WIDTH_MAX = 110;
const EXAMPLES: Array<[string, string]> = [
	['$0 --scenario quorum-failure', 'one replica goes bad, on 127.0.0.1:4444'],
	['$0 -s guest-panic -l unix:/tmp/q.sock', 'a panic, on a unix socket'],
	['$0 -s spice-session --repeat forever -v', 'for ever, with a log'],
	['$0 -- -machine q35 -name vm1 -m 2G', "a machine as QEMU's own options describe it"],
	['$0 send unix:/tmp/q.sock query-status', 'one command'],
];

const usageError = (message: string): Error =>
	new MockQmpError('OPTION_INVALID', message, {
		remedy: 'see mock-qmp --help',
	});

/** Runs whatever the words of the command line say; loads what that needs. Gives the exit code. */
export const runCommandLine = async (args: readonly string[]): Promise<number> => {
	let exitCode: number = ExitCode.Done;
	const parser: Argv = yargs([...args])
		.scriptName('mock-qmp')
		.locale('en')
		.version(JSON.parse(readPackageFile('../package.json')).version)
		.usage('$0 [serve] [options]\n\nA mock QEMU: speaks QMP and replays believable events.')
		.parserConfiguration({
			'boolean-negation': false,
			'camel-case-expansion': false,
			'populate--': true,
		})
		.example(EXAMPLES)
		.strict()
		.recommendCommands()
		.wrap(Math.min(WIDTH_MAX, process.stdout.columns ?? WIDTH_MAX))
		.alias('h', 'help')
		.exitProcess(false)
		.fail((message, error) => {
			throw error ?? usageError(message);
		});
	for (const subcommand of subcommands) {
		subcommand.add(parser, code => {
			exitCode = code;
		});
	}

	await parser.parseAsync();
	return exitCode;
};
