import {MockQmpError} from '../core/runtime/errors.ts';
import {jsonOrText} from '../core/runtime/json-or-text.ts';

const argumentOf = (pair: string): readonly [string, unknown] => {
	const equals = pair.indexOf('=');
	if (equals < 1) {
		throw new MockQmpError('OPTION_INVALID', `argument "${pair}" is not KEY=VALUE`);
	}

	return [pair.slice(0, equals), jsonOrText(pair.slice(equals + 1))];
};

/**
 * The request that an operator wrote as the name of a command and arguments as KEY=VALUE; values are JSON where they
 * can be, otherwise strings.
 * @throws MockQmpError OPTION_INVALID
 */
export const requestOfWords = (command: string, pairs: readonly string[]): object =>
	pairs.length === 0
		? {execute: command}
		: {execute: command, arguments: Object.fromEntries(pairs.map(argumentOf))};
