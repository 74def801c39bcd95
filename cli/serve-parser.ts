import type {Argv, Options} from 'yargs';
import {type GivenFlags, type ServeOption, serveOptionList} from './serve-options.ts';

/** Adds the flags of `serve`. */
export const addServeOptions = (parser: Argv): Argv<Record<string, unknown>> => {
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

/** Those of them that were given. */
export const givenFlags = (argv: Readonly<Record<string, unknown>>): GivenFlags =>
	Object.fromEntries(
		Object.entries(argv)
			.filter(([name, value]) => isFlag(name) && value !== undefined && value !== 0)
			.map(([name, value]) => [name, wordsOf(value)]),
	);

/** QEMU's own options, behind `--`. */
export const machineWords = ({
	'--': words,
}: Readonly<Record<string, unknown>>): readonly string[] =>
	Array.isArray(words) ? words.map(String) : [];
