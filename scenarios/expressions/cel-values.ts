// CEL tells integers from doubles, as QAPI does: whole numbers go in and come out as `int`, which the library has as
// bigint; JavaScript numbers are its doubles.

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** A value as expressions see it. */
export const toCel = (value: unknown): unknown => {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) ? BigInt(value) : value;
	}

	if (Array.isArray(value)) {
		return value.map(toCel);
	}

	if (value instanceof Date) {
		return value.toISOString();
	}

	if (!isRecord(value)) {
		return value;
	}

	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toCel(member)]));
};

/** What an expression gave, as plain data; integers beyond 2^53 stay bigint. */
export const fromCel = (value: unknown): unknown => {
	if (typeof value === 'bigint') {
		const number = Number(value);
		return Number.isSafeInteger(number) ? number : value;
	}

	if (Array.isArray(value)) {
		return value.map(fromCel);
	}

	if (!isRecord(value)) {
		return value;
	}

	const entries = value instanceof Map ? [...value] : Object.entries(value);
	return Object.fromEntries(entries.map(([name, member]) => [String(name), fromCel(member)]));
};
