import yargs, {type Argv, type Options} from 'yargs';
import {MockQmpError} from '../core/runtime/errors.ts';
import {ExitCode} from './exit.ts';
import {type GivenFlags, type ServeOption, serveOptionList} from './serve-options.ts';

const EXAMPLES: Array<[string, string]> = [
	['$0 --scenario quorum-failure', 'one replica goes bad, on 127.0.0.1:4444'],
	['$0 -s guest-panic -l unix:/tmp/q.sock', 'a panic, on a unix socket'],
	['$0 -s spice-session --repeat forever -v', 'for ever, with a log'],
	['$0 send unix:/tmp/q.sock query-status', 'one command'],
];

const addServeOptions = (parser: Argv): Argv => {
	for (const [name, spec] of serveOptionList) {
		const options: Options = {
			...(spec.short === undefined ? {} : {alias: spec.short}),
			...(spec.choices === undefined ? {} : {choices: spec.choices}),
			...(spec.otherwise === undefined ? {} : {defaultDescription: spec.otherwise}),
			description: spec.description,
			...(spec.type === 'string'
				? {string: true, array: true, nargs: 1, requiresArg: true}
				: {count: true, default: undefined}),
		};
		parser.option(name, options);
	}

	return parser.epilogue('Each flag has a variable: --ready-file is MOCK_QMP_READY_FILE.');
};

const isFlag = (name: string): name is ServeOption =>
	serveOptionList.some(([known]) => known === name);

const wordsOf = (value: unknown): ReadonlyArray<string | true> =>
	typeof value === 'number'
		? Array.from({length: value}, () => true as const)
		: [value].flat().map(String);

const givenFlags = (argv: Readonly<Record<string, unknown>>): GivenFlags =>
	Object.fromEntries(
		Object.entries(argv)
			.filter(([name, value]) => isFlag(name) && value !== undefined && value !== 0)
			.map(([name, value]) => [name, wordsOf(value)]),
	);

/** Runs whatever the words of the command line say; loads what that needs. Gives the exit code. */
export const runCommandLine = async (args: readonly string[]): Promise<number> => {
	let exitCode: number = ExitCode.Done;
	const parser: Argv = yargs([...args])
		.scriptName('mock-qmp')
		.usage('$0 [serve] [options]\n\nA mock QEMU: speaks QMP and replays believable events.')
		.parserConfiguration({'boolean-negation': false, 'camel-case-expansion': false})
		.command(
			['serve', '$0'],
			'the main job: listen, answer, play scenarios',
			addServeOptions,
			async argv => {
				const {settleConfig} = await import('./config.ts');
				const {serve} = await import('./commands/serve.ts');
				exitCode = await serve(settleConfig(givenFlags(argv), process.env));
			},
		)
		.command(
			'list',
			'the built-in scenarios',
			command => command.option('json', {boolean: true, description: 'one JSON array'}),
			async ({json}) => {
				const {list} = await import('./commands/list.ts');
				list({isJson: json ?? false});
			},
		)
		.command(
			'send <address> <command> [args..]',
			'greet, send one command, print its reply',
			command =>
				command
					.positional('address', {type: 'string', demandOption: true})
					.positional('command', {
						type: 'string',
						demandOption: true,
						description: 'a name, or a whole request as JSON: \'{"execute": ...}\'',
					})
					.positional('args', {
						type: 'string',
						array: true,
						description: 'arguments as KEY=VALUE; values are JSON where they can be',
					})
					.option('within', {
						number: true,
						default: 5000,
						description: 'milliseconds until the reply must be there',
					}),
			async ({address, command, args: pairs, within}) => {
				const {send} = await import('./commands/send.ts');
				exitCode = await send({address, command, pairs: pairs ?? [], withinMs: within});
			},
		)
		.command(
			'health [address]',
			'tell by the exit code whether a mock accepts clients; takes no monitor from anyone',
			command => command.positional('address', {type: 'string'}),
			async ({address}) => {
				const {health} = await import('./commands/health.ts');
				await health(address ?? process.env.MOCK_QMP_LISTEN ?? 'tcp:127.0.0.1:4444');
			},
		)
		.example(EXAMPLES)
		.strict()
		.recommendCommands()
		.wrap(Math.min(110, process.stdout.columns ?? 110))
		.alias('h', 'help')
		.exitProcess(false)
		.fail((message, error) => {
			throw error ?? usageError(message);
		});
	await parser.parseAsync();
	return exitCode;
};

const usageError = (message: string): Error =>
	new MockQmpError('OPTION_INVALID', message, {
		remedy: 'see mock-qmp --help',
	});
