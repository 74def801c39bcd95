import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {requestOfWords} from '../request-words.ts';

/** One line of what a recording client is to do. */
export type ScriptStep =
	| {readonly kind: 'send'; readonly text: string}
	| {readonly kind: 'wait'; readonly delayMs: number}
	| {readonly kind: 'await'; readonly event: string};

const COMMAND = /^[a-zA-Z][\w-]*$/;
const EVENT = /^[A-Z][\dA-Z_-]*$/;

const invalid = (line: string): MockQmpError =>
	new MockQmpError('OPTION_INVALID', `cannot make a command of the line "${line}"`, {
		remedy:
			'write a request as JSON, a command with KEY=VALUE arguments, or "@ 250ms" or "@ EVENT" to wait',
	});

const requestOf = (line: string): string => {
	const [command = '', ...pairs] = line.split(/\s+/);
	if (!COMMAND.test(command)) {
		throw invalid(line);
	}

	return JSON.stringify(requestOfWords(command, pairs));
};

const waitOf = (line: string): ScriptStep => {
	const word = line.slice(1).trim();
	const delayMs = parseSpan(word);
	if (delayMs !== undefined) {
		return {kind: 'wait', delayMs};
	}

	if (!EVENT.test(word)) {
		throw invalid(line);
	}

	return {kind: 'await', event: word};
};

/**
 * Reads a line of commands: a request in JSON, sent as it stands; `NAME KEY=VALUE...`; `@ 250ms`, a pause; `@ EVENT`,
 * until that event has come since the command before. Gives undefined for an empty line and for one that begins with #.
 * @throws MockQmpError OPTION_INVALID
 */
export const parseScriptLine = (text: string): ScriptStep | undefined => {
	const line = text.trim();
	if (line === '' || line.startsWith('#')) {
		return undefined;
	}

	if (line.startsWith('@')) {
		return waitOf(line);
	}

	return {kind: 'send', text: line.startsWith('{') ? line : requestOf(line)};
};
