import {formatDouble} from './format-double.ts';
import {JsonDouble} from './json-value.ts';
import {inMemberOrder} from './member-order.ts';

/** How messages look: one line each, or a member or element a line, as of `pretty=on`. */
export type Layout = 'line' | 'pretty';

const LINE_END = '\r\n';
const INDENT = '    ';
// Printed as they are: space to tilde but for the quote and the backslash.
const NEEDS_ESCAPE = /[^ !#-[\]-~]/;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
	'"': '\\"',
	'\\': '\\\\',
	'\b': '\\b',
	'\f': '\\f',
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t',
};

const escapeUnit = (unit: string): string =>
	SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const encodeString = (text: string): string =>
	NEEDS_ESCAPE.test(text) ? `"${text.replaceAll(/[^ !#-[\]-~]/g, escapeUnit)}"` : `"${text}"`;

const encodeNumber = (value: number): string =>
	Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : formatDouble(value);

const membersOf = (value: object): Array<[string, unknown]> =>
	(value instanceof Map ? [...value] : Object.entries(value)).filter(
		([, member]) => member !== undefined,
	);

/** Joins the parts of a container; `indent` is undefined on a single line. */
const enclose = (
	brackets: readonly [string, string],
	parts: readonly string[],
	indent: string | undefined,
): string => {
	const [open, close] = brackets;
	if (indent === undefined) {
		return `${open}${parts.join(', ')}${close}`;
	}

	const lines = parts.map(part => `${LINE_END}${indent}${INDENT}${part}`);
	return `${open}${lines.join(',')}${LINE_END}${indent}${close}`;
};

const encodeAt = (value: unknown, indent: string | undefined): string => {
	switch (typeof value) {
		case 'string':
			return encodeString(value);
		case 'number':
			return encodeNumber(value);
		case 'bigint':
		case 'boolean':
			return String(value);
		default:
			break;
	}

	if (typeof value !== 'object' || value === null) {
		return 'null';
	}

	if (value instanceof JsonDouble) {
		return formatDouble(value.value);
	}

	const deeper = indent === undefined ? undefined : indent + INDENT;
	if (Array.isArray(value)) {
		return enclose(
			['[', ']'],
			value.map(item => encodeAt(item, deeper)),
			indent,
		);
	}

	const parts = inMemberOrder(membersOf(value)).map(
		([name, member]) => `${encodeString(name)}: ${encodeAt(member, deeper)}`,
	);
	return enclose(['{', '}'], parts, indent);
};

/**
 * Prints a value as QEMU does: ASCII only, members in the order of its hash table, doubles with 17 digits.
 * Members that are undefined are left out. Numbers that are no safe integers count as doubles; use bigint for
 * larger integers.
 */
export const encodeValue = (value: unknown, layout: Layout = 'line'): string =>
	encodeAt(value, layout === 'pretty' ? '' : undefined);

/** A whole message as it goes over the wire, CR LF included. */
export const encodeMessage = (message: object, layout: Layout = 'line'): string =>
	encodeValue(message, layout) + LINE_END;
