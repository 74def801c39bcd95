import {isMap, isScalar, isSeq, type Node} from 'yaml';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Reader, Reading} from '../reading/reader.ts';
import type {Expression} from './expressions.ts';
import type {Scope} from './scope.ts';
import {splitTemplate} from './template.ts';

/** What stands for a value in a file: literal, or with expressions in it. */
export interface Value {
	/** The value, if no expression is in it. */
	readonly constant: unknown;
	readonly isConstant: boolean;
	/** @throws MockQmpError EXPRESSION_FAILED, with the place in the file */
	readonly evaluate: (scope: Scope) => unknown;
}

/** A value that is always the same. */
export const constant = (value: unknown): Value => ({
	constant: value,
	isConstant: true,
	evaluate: () => value,
});

const withPlace = (
	evaluate: Value['evaluate'],
	node: Node,
	{source, file}: Reading,
): Value['evaluate'] => {
	const {line, column} = source.placeOf(node);
	return scope => {
		try {
			return evaluate(scope);
		} catch (error) {
			if (error instanceof MockQmpError && error.code === 'EXPRESSION_FAILED') {
				throw new MockQmpError(error.code, `${file}:${line}:${column} ${error.message}`, {
					cause: error,
				});
			}

			throw error;
		}
	};
};

// Stands for an expression that was complained of; it is never evaluated.
const UNREADABLE: Expression = {text: '', evaluate: () => undefined};

const readText = (text: string, node: Node, reading: Reading): Value => {
	const pieces = splitTemplate(text).map(piece => {
		if (piece.kind === 'text') {
			return piece.text;
		}

		const compiled = piece.isClosed
			? reading.expressions.compile(piece.text)
			: {message: 'the closing brace is missing', offset: 0};
		if ('message' in compiled) {
			const offset = piece.offset + compiled.offset;
			reading.source.complain(node, `expression $\{${piece.text}}: ${compiled.message}`, offset);
			return UNREADABLE;
		}

		return compiled;
	});
	const [only] = pieces;
	if (pieces.every(piece => typeof piece === 'string')) {
		return constant(pieces.join(''));
	}

	const evaluate =
		pieces.length === 1 && typeof only === 'object'
			? only.evaluate
			: (scope: Scope): string =>
					pieces
						.map(piece => (typeof piece === 'string' ? piece : String(piece.evaluate(scope))))
						.join('');
	return {constant: undefined, isConstant: false, evaluate: withPlace(evaluate, node, reading)};
};

const readList = (nodes: readonly Node[], reading: Reading): Value => {
	const items = nodes.map(node => readValue(node, reading));
	return items.every(({isConstant}) => isConstant)
		? constant(items.map(item => item.constant))
		: {
				constant: undefined,
				isConstant: false,
				evaluate: scope => items.map(item => item.evaluate(scope)),
			};
};

const readMap = (
	entries: ReadonlyArray<readonly [string, Node | null]>,
	reading: Reading,
): Value => {
	const members = entries.map(
		([name, node]) => [name, node === null ? constant(null) : readValue(node, reading)] as const,
	);
	return members.every(([, {isConstant}]) => isConstant)
		? constant(Object.fromEntries(members.map(([name, member]) => [name, member.constant])))
		: {
				constant: undefined,
				isConstant: false,
				evaluate: scope =>
					Object.fromEntries(members.map(([name, member]) => [name, member.evaluate(scope)])),
			};
};

const readValue = (node: Node, reading: Reading): Value => {
	if (isMap<Node, Node | null>(node)) {
		return readMap(
			node.items.map(({key, value}) => [isScalar(key) ? String(key.value) : '', value] as const),
			reading,
		);
	}

	if (isSeq<Node>(node)) {
		return readList(node.items, reading);
	}

	const plain: unknown = isScalar(node) ? node.value : undefined;
	return typeof plain === 'string' ? readText(plain, node, reading) : constant(plain);
};

/** Reads a value, at any depth of which expressions may stand. */
export const anyValue: Reader<Value> = {schema: {}, read: readValue};
