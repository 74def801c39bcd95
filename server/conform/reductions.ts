/** A way to make a value smaller. */
export interface Reduction<T> {
	/** For people: what is left out or shortened. */
	readonly what: string;
	readonly apply: (value: T) => T;
}

type Path = ReadonlyArray<string | number>;

// What names a thing or says what it is; the scenario without it is none, or another one.
const KEPT = new Set(['mock-qmp', 'name', 'id', 'seed', 'qemu']);
const DELAYS = new Set(['after', 'at', 'every', 'for', 'stay', 'gap', 'idle']);
// Without these there is no delay to be shortened to nothing: the others can be left out.
const REPEATS = new Set(['every', 'for', 'idle']);
const COUNTS = new Set(['times', 'count', 'nth', 'skip']);
const SPAN = /^(\d+(?:\.\d+)?)(us|ms|s|m|h)$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const childOf = (value: unknown, key: string | number): unknown =>
	Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;

/** A copy in which what stands at `path` is what `change` makes of it; undefined takes it away. */
const changed = (value: unknown, path: Path, change: (old: unknown) => unknown): unknown => {
	const [key, ...rest] = path;
	if (key === undefined) {
		return change(value);
	}

	const next = changed(childOf(value, key), rest, change);
	if (Array.isArray(value)) {
		return value.map((item, index) => (index === key ? next : item));
	}

	const entries = Object.entries(isObject(value) ? value : {});
	return Object.fromEntries(
		entries.flatMap(([name, old]) =>
			name !== key ? [[name, old]] : next === undefined ? [] : [[name, next]],
		),
	);
};

/** Parts of a list to try without: all, halves, quarters, ... single ones, the last first. */
const parts = (length: number): ReadonlyArray<readonly [from: number, count: number]> => {
	const found: Array<readonly [number, number]> = [];
	for (let count = length; count >= 1; count = count === 1 ? 0 : Math.ceil(count / 2)) {
		for (let from = length - count; from > -count; from -= count) {
			found.push([Math.max(0, from), count]);
		}
	}

	return found;
};

const shorter = (key: string | number, value: unknown): readonly unknown[] => {
	if (DELAYS.has(`${key}`) && typeof value === 'string') {
		const [, amount, unit] = SPAN.exec(value) ?? [];
		const half = amount === undefined ? [] : [`${Math.floor(Number(amount) / 2)}${unit}`];
		const none = REPEATS.has(`${key}`) ? ['0ms'] : [];
		return [...none, ...half].filter(text => text !== value && !/^0(?:us|s|m|h)$/.test(text));
	}

	if (COUNTS.has(`${key}`) && typeof value === 'number' && value > 1) {
		return [...new Set([1, Math.floor(value / 2)])];
	}

	return [];
};

interface Edit {
	readonly what: string;
	readonly path: Path;
	readonly change: (old: unknown) => unknown;
}

const editsAt = (value: unknown, path: Path): readonly Edit[] => {
	const where = path.join('.');
	const key = path.at(-1) ?? '';
	const dropped: Edit[] = Array.isArray(value)
		? parts(value.length).map(([from, count]) => ({
				what: `${count} of ${where} from ${from}`,
				path,
				change: old =>
					Array.isArray(old) ? old.filter((_, at) => at < from || at >= from + count) : old,
			}))
		: [];
	const gone: Edit[] =
		typeof key === 'string' && key !== '' && !KEPT.has(key)
			? [{what: where, path, change: () => undefined}]
			: [];
	const less: Edit[] = shorter(key, value).map(next => ({
		what: `${where}: ${next}`,
		path,
		change: () => next,
	}));
	return [...gone, ...dropped, ...less];
};

/** All edits of a value and of what is in it: outer ones first, of each level those that take the most away. */
const editsOf = (root: unknown): readonly Edit[] => {
	const found: Edit[] = [];
	for (let level: Path[] = [[]]; level.length > 0; ) {
		const next: Path[] = [];
		for (const path of level) {
			const value = path.reduce(childOf, root);
			found.push(...editsAt(value, path));
			const keys = Array.isArray(value)
				? [...value.keys()]
				: Object.keys(isObject(value) ? value : {});
			next.push(...keys.map(key => [...path, key]));
		}

		level = next;
	}

	return found;
};

/** The ways to make a plain value smaller by one part of it, the coarse ones first. */
export const reductionsOf = <T extends object>(value: T): ReadonlyArray<Reduction<T>> =>
	editsOf(value).map(({what, path, change}) => ({
		what,
		apply: whole => Object.assign({}, changed(whole, path, change)) as T,
	}));
