import {isUtf8} from 'node:buffer';
import {encodeValue} from '../../core/protocol/encode.ts';
import {JsonStream} from '../../core/protocol/json-stream.ts';
import {isJsonObject, JsonDouble, type JsonValue} from '../../core/protocol/json-value.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';

/** Towards QEMU, or from it. */
export type Direction = 'in' | 'out';

/** One line of a transcript: a message, or the end of what one side has to say. */
export interface TranscriptEntry {
	/** Milliseconds from the first byte of the session to the last of this message, good to a microsecond. */
	readonly atMs: number;
	readonly direction: Direction;
	/** The message as it was sent; undefined: this side has ended the connection. */
	readonly text: string | undefined;
}

const isOneLineOfJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		// What JSON allows and QEMU does not, such as a name twice, could not be read back.
		return !/[\r\n]/.test(text) && parseMessage(`{"msg": ${text}}`) !== undefined;
	} catch {
		// QEMU's dialect, a fragment, or no JSON at all.
		return false;
	}
};

/**
 * A message as text, without the white space around it: its characters where it is UTF-8, otherwise one character a
 * byte.
 */
export const textOfMessage = (bytes: Buffer): string =>
	bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/**
 * A transcript's line, without its line end: `t_ms`, `dir` and `msg`, which is the message itself, letter by letter.
 * What is no JSON on one line stands as a string in `text`; `"end": true` is the end of a direction.
 */
export const encodeEntry = ({atMs, direction, text}: TranscriptEntry): string => {
	const head = `{"t_ms": ${Number(atMs.toFixed(3))}, "dir": "${direction}"`;
	if (text === undefined) {
		return `${head}, "end": true}`;
	}

	return isOneLineOfJson(text)
		? `${head}, "msg": ${text}}`
		: `${head}, "text": ${JSON.stringify(text)}}`;
};

/** The JSON value of a text as QEMU would read it; undefined when it is none. */
export const parseMessage = (text: string): JsonValue | undefined => {
	const stream = new JsonStream();
	stream.push(Buffer.from(text));
	const item = stream.next();
	return item?.kind === 'value' ? item.value : undefined;
};

/** A value whose members stand as QEMU put them in: where two share a bucket the later one was printed first. */
export const asInserted = (value: JsonValue): JsonValue => {
	if (isJsonObject(value)) {
		return new Map([...value].reverse().map(([name, member]) => [name, asInserted(member)]));
	}

	return Array.isArray(value) ? value.map(asInserted) : value;
};

const numberOf = (value: JsonValue | undefined): number | undefined =>
	value instanceof JsonDouble ? value.value : typeof value === 'number' ? value : undefined;

const parseEntry = (line: string): TranscriptEntry | undefined => {
	const entry = parseMessage(line);
	const atMs = isJsonObject(entry) ? numberOf(entry.get('t_ms')) : undefined;
	const direction = isJsonObject(entry) ? entry.get('dir') : undefined;
	if (!isJsonObject(entry) || atMs === undefined || (direction !== 'in' && direction !== 'out')) {
		return undefined;
	}

	const [message, text] = [entry.get('msg'), entry.get('text')];
	if (message !== undefined) {
		return {atMs, direction, text: encodeValue(asInserted(message))};
	}

	const isEnd = entry.get('end') === true;
	return typeof text === 'string' || isEnd
		? {atMs, direction, text: typeof text === 'string' ? text : undefined}
		: undefined;
};

/** Whether a text looks like a transcript: its first line is one of a transcript. */
export const isTranscript = (text: string): boolean =>
	parseEntry(text.trimStart().split('\n', 1)[0] ?? '') !== undefined;

/**
 * Reads a transcript; empty lines are passed over.
 * @param file how the operator calls it, for messages
 * @throws MockQmpError RECORDING_INVALID
 */
export const parseTranscript = (text: string, file: string): readonly TranscriptEntry[] => {
	const entries = text.split('\n').flatMap((line, index) => {
		if (line.trim() === '') {
			return [];
		}

		const entry = parseEntry(line);
		if (entry === undefined) {
			throw new MockQmpError(
				'RECORDING_INVALID',
				`${file}:${index + 1} is no line of a transcript`,
				{
					remedy:
						'such as {"t_ms": 1.25, "dir": "out", "msg": {"return": {}}}; see docs/recording.md',
				},
			);
		}

		return [entry];
	});
	// Arrival at two ends of a proxy may be told in another order than it happened.
	return entries.sort((left, right) => left.atMs - right.atMs);
};
