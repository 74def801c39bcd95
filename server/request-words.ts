import {MockQmpError} from '../core/runtime/errors.ts';

const parsedValue = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// Not JSON: then it is a string as it stands.
		return text;
	}
};

const argumentOf = (pair: string): readonly [string, unknown] => {
	const equals = pair.indexOf('=');
	if (equals < 1) {
		throw new MockQmpError('OPTION_INVALID', `argument "${pair}" is not KEY=VALUE`);
	}

	return [pair.slice(0, equals), parsedValue(pair.slice(equals + 1))];
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
