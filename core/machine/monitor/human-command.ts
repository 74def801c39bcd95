import type {CommandArguments} from '../command-table.ts';
import type {Machine} from '../machine.ts';
import {type Cursor, hasMore, takeRest, takeWord} from './words.ts';

/** What a command of the human monitor takes. */
export interface Parameter {
	readonly name: string;
	/**
	 * `flag` is `-` and a letter, its name; `format` is the `/fmt` behind the command's own name; `rest` is all that is
	 * left of the line.
	 */
	readonly kind: 'text' | 'file' | 'device' | 'number' | 'switch' | 'flag' | 'format' | 'rest';
	readonly isOptional: boolean;
}

/** Arguments of a command, by name: those that were given. */
export type HumanArguments = Readonly<Record<string, string>>;

/** Where a command is carried out. */
export interface HumanScene {
	readonly machine: Machine;
	/** Runs a command of QMP. Throws QmpError. */
	readonly call: (command: string, args?: CommandArguments) => Promise<unknown>;
}

/** A command of the human monitor. It gives its output, lines ending in LF; a QmpError becomes a line of that. */
export interface HumanCommand {
	/** The names that it has, such as `stop|s`. */
	readonly names: string;
	readonly parameters: readonly Parameter[];
	readonly run: (scene: HumanScene, args: HumanArguments) => string | Promise<string>;
}

const KINDS = ['text', 'file', 'device', 'number', 'switch', 'flag', 'format', 'rest'] as const;

/**
 * Declares a command. Each parameter is `name:kind`, with a `?` behind it where it may be left out; flags and formats
 * always may.
 */
export const defineHuman = (
	names: string,
	parameters: string,
	run: HumanCommand['run'],
): HumanCommand => ({
	names,
	parameters: parameters
		.split(' ')
		.filter(word => word !== '')
		.map(word => {
			const [name = '', kindText = ''] = word.replace('?', '').split(':');
			const kind = KINDS.find(known => known === kindText) ?? 'text';
			return {
				name,
				kind,
				isOptional: word.endsWith('?') || kind === 'flag' || kind === 'format',
			};
		}),
	run,
});

/** A line that the human monitor cannot make sense of; `command` is as help wants it. */
export class Misunderstood extends Error {
	override readonly name = 'Misunderstood';
}

const EXPECTED: Readonly<Partial<Record<Parameter['kind'], string>>> = {
	text: 'string expected',
	rest: 'string expected',
	file: 'filename expected',
	device: 'block device name expected',
};

const readNumber = (word: string): string => {
	const text = /^-?(?:0x[\da-f]+|\d+)/i.exec(word)?.[0] ?? '';
	const next = word[text.length];
	if (next !== undefined) {
		throw new Misunderstood(`invalid char '${next}' in expression`);
	}

	return String(text.startsWith('-') ? -Number(text.slice(1)) : Number(text));
};

const readOne = (
	{names, parameters: _}: HumanCommand,
	{kind, name, isOptional}: Parameter,
	cursor: Cursor,
): string | undefined => {
	if (kind === 'flag') {
		const flag = `-${name}`;
		const isThere = hasMore(cursor) && cursor.text.startsWith(flag, cursor.at);
		cursor.at += isThere ? flag.length : 0;
		return isThere ? 'on' : undefined;
	}

	if (kind === 'format') {
		const format = hasMore(cursor) && cursor.text[cursor.at] === '/' ? takeWord(cursor) : undefined;
		return format?.slice(1);
	}

	const word = kind === 'rest' ? takeRest(cursor) : takeWord(cursor);
	if (word === undefined && !isOptional) {
		throw new Misunderstood(
			kind === 'number' ? 'unexpected end of expression' : `${names}: ${EXPECTED[kind]}`,
		);
	}

	return word !== undefined && kind === 'number' ? readNumber(word) : word;
};

/**
 * Reads the arguments of a command (monitor/hmp.c, `monitor_parse_arguments`).
 * @throws Misunderstood
 */
export const readHumanArguments = (command: HumanCommand, cursor: Cursor): HumanArguments => {
	const args: Record<string, string> = {};
	for (const parameter of command.parameters) {
		const value = readOne(command, parameter, cursor);
		if (value !== undefined) {
			args[parameter.name] = value;
		}
	}

	if (hasMore(cursor)) {
		throw new Misunderstood(`${command.names}: extraneous characters at the end of line`);
	}

	return args;
};
