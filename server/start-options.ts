import {freshSocketPath} from '../core/runtime/fresh-path.ts';
import type {ScenarioFile} from '../scenarios/scenario-file.ts';
import type {MockQmpOptions} from './options.ts';

/** An address to listen on; `unix`, `tcp` and `ws` alone are fresh ones of this machine. */
export type ListenWord = 'unix' | 'tcp' | 'ws' | (string & {});

/** How the library starts a mock QEMU: as by `MockQmpOptions`, with one scenario or address written without a list. */
export interface StartOptions extends Omit<MockQmpOptions, 'listen'> {
	/** A scenario beside those of `scenarios`: the name of a built-in one, a file, or one written in code. */
	readonly scenario?: string | ScenarioFile;
	/**
	 * Addresses of the monitors as for `--listen`, or `unix`: a fresh socket file, gone at the end; `tcp` and `ws`: a
	 * free port of 127.0.0.1; `tcp` when left out.
	 */
	readonly listen?: ListenWord | readonly ListenWord[];
}

// So much a test can look back on.
const JOURNAL_LENGTH = 10_000;
const FREE_PORT = '127.0.0.1:0';

const isOne = <T>(value: T | readonly T[]): value is T => !Array.isArray(value);

const freshAddress = (word: ListenWord, suffix: string): string => {
	switch (word) {
		case 'unix':
			return `unix:${freshSocketPath(suffix)}`;
		case 'tcp':
		case 'ws':
			return `${word}:${FREE_PORT}`;
		default:
			return word;
	}
};

/**
 * The options of a mock that is started by a test: the journal is kept, all addresses are named.
 * @param suffix of a fresh socket file, where several machines are to have one each
 */
export const settleStart = (
	{scenario, scenarios = [], listen = 'tcp', ...options}: StartOptions,
	suffix = '',
): MockQmpOptions & {readonly listen: readonly string[]} => ({
	journal: JOURNAL_LENGTH,
	...options,
	scenarios: [...(scenario === undefined ? [] : [scenario]), ...scenarios],
	listen: (isOne(listen) ? [listen] : listen).map(word => freshAddress(word, suffix)),
});
