import type {ReaderWarning} from '../../server/conform/readers.ts';

const READER_WIDTH = 34;

/** Which readers a scenario would break, for people. */
export const readersText = (scenario: string, warnings: readonly ReaderWarning[]): string =>
	[
		warnings.length === 0 ? `${scenario}: breaks none of the readers known here` : scenario,
		...warnings.map(({reader, why}) => `  ${reader.padEnd(READER_WIDTH)}${why}`),
	]
		.map(line => `${line}\n`)
		.join('');
