import {JsonStream} from '../protocol/json-stream.ts';
import {isJsonObject, type JsonObject, type JsonValue} from '../protocol/json-value.ts';
import {errorClasses, QmpError} from '../protocol/qmp-error.ts';
import {typesReply} from './recorded-types.ts';

/** Replies as QEMU wrote them: by command, then by arguments, which are written as `argumentsKey` does. */
export type RecordedTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The text that stands for a name that no QEMU knows; QEMU was asked for it literally. */
export const UNKNOWN = '?';

const keyOf = (value: JsonValue): unknown => {
	if (isJsonObject(value)) {
		const members = [...value].sort(([left], [right]) => (left < right ? -1 : 1));
		return Object.fromEntries(members.map(([name, member]) => [name, keyOf(member)]));
	}

	return Array.isArray(value) ? value.map(item => keyOf(item)) : String(value);
};

/** The same text for the same arguments, in whatever order they come. */
export const argumentsKey = (args: JsonObject): string =>
	args.size === 0 ? '' : JSON.stringify(keyOf(args));

const parse = (text: string): JsonValue | undefined => {
	const stream = new JsonStream();
	stream.push(new TextEncoder().encode(text));
	const item = stream.next();
	return item?.kind === 'value' ? inOrderOfInsertion(item.value) : undefined;
};

const errorOf = (error: JsonObject, asked: string): QmpError => {
	const name = errorClasses.find(known => known === error.get('class')) ?? 'GenericError';
	return new QmpError(name, String(error.get('desc')).replace(`'${UNKNOWN}'`, `'${asked}'`));
};

/** The arguments with one of the texts in them replaced by the one that nobody knows, and that text; one by one. */
const withUnknown = (value: JsonValue): ReadonlyArray<readonly [JsonValue, string]> => {
	if (typeof value === 'string') {
		return [[UNKNOWN, value]];
	}

	return isJsonObject(value)
		? [...value].flatMap(([name, member]) =>
				withUnknown(member).map(
					([replaced, asked]) => [new Map([...value, [name, replaced]]), asked] as const,
				),
			)
		: [];
};

// Members whose names share a bucket of QEMU's table come last in first out: to be written as they were read, they
// must be put in from the last to the first.
const inOrderOfInsertion = (value: JsonValue): JsonValue => {
	if (isJsonObject(value)) {
		return new Map(
			[...value].reverse().map(([name, member]) => [name, inOrderOfInsertion(member)]),
		);
	}

	return Array.isArray(value) ? value.map(item => inOrderOfInsertion(item)) : value;
};

const replyIn = (message: JsonObject, asked: string): JsonValue | QmpError | undefined => {
	const error = message.get('error');
	return isJsonObject(error) ? errorOf(error, asked) : message.get('return');
};

/** What a real QEMU answered to commands whose replies do not depend on what happened before. */
export class RecordedReplies {
	readonly #textsOf: (command: string) => RecordedTexts[string] | undefined;

	/** `textsOf` gives the recordings of a command; it may read them then. */
	constructor(textsOf: (command: string) => RecordedTexts[string] | undefined) {
		this.#textsOf = textsOf;
	}

	/** Whether QEMU was asked this command at all. */
	has(command: string): boolean {
		return this.#textsOf(command) !== undefined;
	}

	/** The recorded return value or error; undefined where QEMU was not asked this. */
	reply(command: string, args: JsonObject): JsonValue | QmpError | undefined {
		if (!this.has(command)) {
			return undefined;
		}

		const whole = (known: JsonObject): JsonObject | undefined => this.#message(command, known);
		if (command === 'qom-list-types') {
			return typesReply(args, known => whole(known)?.get('return'));
		}

		const recorded = whole(args);
		if (recorded !== undefined) {
			return replyIn(recorded, UNKNOWN);
		}

		for (const [unknown, asked] of withUnknown(args)) {
			const message = isJsonObject(unknown) ? whole(unknown) : undefined;
			if (message !== undefined) {
				return replyIn(message, asked);
			}
		}

		return undefined;
	}

	#message(command: string, args: JsonObject): JsonObject | undefined {
		const text = this.#textsOf(command)?.[argumentsKey(args)];
		const message = text === undefined ? undefined : parse(text);
		return isJsonObject(message) ? message : undefined;
	}
}
