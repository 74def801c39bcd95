import {JsonStream} from '../../protocol/json-stream.ts';
import type {JsonValue} from '../../protocol/json-value.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';

/**
 * Reads the JSON form of an option.
 * @throws MockQmpError OPTION_INVALID
 */
export const readJson = ({name, value}: GivenOption): JsonValue => {
	const stream = new JsonStream();
	// The line feed ends a last word or number.
	stream.push(Buffer.from(`${value}\n`));
	const item = stream.next();
	if (item?.kind === 'value') {
		return item.value;
	}

	throw invalidOption(`${name} ${value}`, item?.error.message ?? 'JSON parse error, premature EOI');
};
