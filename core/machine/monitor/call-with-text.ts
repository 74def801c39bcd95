import {QmpError} from '../../protocol/qmp-error.ts';
import {MockQmpError} from '../../runtime/errors.ts';
import {readKeyValues} from '../command-line/option-text.ts';
import {readTyped} from '../command-line/typed-options.ts';
import type {Machine} from '../machine.ts';
import type {OptionValues} from '../machine-options.ts';

/** Values of an option as `key=value,…`, all text. */
export const textValues = (text: string, impliedKey?: string): Readonly<Record<string, string>> =>
	Object.fromEntries(readKeyValues(text, impliedKey).map(({key, value}) => [key, value ?? 'on']));

/**
 * Arguments of a command of QMP that were given as an option's text.
 * @throws QmpError in the words of the option
 */
export const typedArguments = (
	{profile: {schema}}: Machine,
	command: string,
	{text, impliedKey}: {readonly text: string; readonly impliedKey: string},
): OptionValues => {
	const name = `-${command}`;
	try {
		return readTyped(
			schema,
			{name, value: text},
			{type: schema.command(command)?.['arg-type'] ?? '', impliedKey},
		);
	} catch (error) {
		if (error instanceof MockQmpError) {
			throw new QmpError('GenericError', error.message.replace(`${name} ${text}: `, ''));
		}

		throw error;
	}
};
