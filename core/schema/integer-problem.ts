import type {JsonValue} from '../protocol/json-value.ts';
import {parameterExpects, parameterType, type QmpError} from '../protocol/qmp-error.ts';

const INT64_MIN = -(2n ** 63n);

/** The whole number that a value is; undefined if it is none. */
const wholeNumber = (value: JsonValue): bigint | undefined =>
	typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
		? BigInt(value)
		: undefined;

/**
 * What is wrong with a value where an integer of a C type should be. QEMU reads it as one of 64 bits first, with words
 * that depend on the sign, and then looks at the width (qapi/qobject-input-visitor.c; qapi/qapi-visit-core.c,
 * visit_type_intN and visit_type_uintN). A negative one is taken for an unsigned one of 64 bits.
 */
export const integerProblem = (
	value: JsonValue,
	path: string,
	type: string,
): QmpError | undefined => {
	const [, unsigned, width = '64'] = /^(u?)int(\d+)/.exec(type) ?? [];
	const number = wholeNumber(value);
	const bits = BigInt(width);
	if (unsigned === 'u') {
		if (number === undefined || number < INT64_MIN || number >= 2n ** 64n) {
			return parameterExpects(path, 'uint64');
		}

		return BigInt.asUintN(64, number) < 2n ** bits ? undefined : parameterExpects(path, type);
	}

	if (number === undefined || BigInt.asIntN(64, number) !== number) {
		return parameterType(path, 'integer');
	}

	return BigInt.asIntN(Number(bits), number) === number ? undefined : parameterExpects(path, type);
};
