import {parseArgs} from 'node:util';
import {type GivenFlags, serveOptionList} from './serve-options.ts';

type Tokens = ReturnType<typeof parse>['tokens'] | undefined;

const parse = (args: readonly string[]) =>
	parseArgs({
		args: [...args],
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(
			serveOptionList.map(([name, {type, short}]) => [
				name,
				{type, multiple: true, ...(short === undefined ? {} : {short})},
			]),
		),
	});

const tokensOf = (args: readonly string[]): Tokens => {
	try {
		return parse(args).tokens;
	} catch {
		// Whatever is odd is explained by the full parser.
		return undefined;
	}
};

/**
 * Reads the flags of a plain `serve` without yargs, whose loading takes as long as all the rest of the start.
 * Gives undefined for everything else: other commands, help, and whatever is wrong.
 */
export const readServeFlags = (args: readonly string[]): GivenFlags | undefined => {
	const tokens = tokensOf(args[0] === 'serve' ? args.slice(1) : args);
	const flags = new Map<string, Array<string | true>>();
	for (const token of tokens ?? []) {
		if (token.kind !== 'option') {
			return undefined;
		}

		const words = flags.get(token.name) ?? [];
		flags.set(token.name, [...words, token.value ?? true]);
	}

	return tokens === undefined ? undefined : Object.fromEntries(flags);
};
