import type {Argv, Options} from 'yargs';
import {type GivenFlags, type ServeOption, serveOptionList} from '../serve-options.ts';
import {defineSubcommand} from './subcommand.ts';

const addServeOptions = (parser: Argv): Argv<Record<string, unknown>> => {
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

const machineWords = ({'--': words}: Readonly<Record<string, unknown>>): readonly string[] =>
	Array.isArray(words) ? words.map(String) : [];

/** The main job. */
export const serveCommand = defineSubcommand({
	command: ['serve', '$0'],
	describe: 'the main job: listen, answer, play scenarios',
	builder: addServeOptions,
	async run(argv) {
		const {settleConfig} = await import('../config.ts');
		const {serve} = await import('../commands/serve.ts');
		return serve(settleConfig(givenFlags(argv), process.env, machineWords(argv)));
	},
});
