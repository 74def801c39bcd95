import {inMemberOrder} from '../protocol/member-order.ts';

// QEMU collects the members of an object in a GHashTable of eight slots and names the first that is left over.
// From eight members on that table grows by rules of its own; then the order of members stands in for it.
const SLOTS = 8;
const PRIME = 7;

const encoder = new TextEncoder();

/** The string hash of GLib (djb2 over signed bytes); 0 and 1 are taken for other uses. */
const hashOf = (name: string): number => {
	let hash = 5381;
	for (const byte of encoder.encode(name)) {
		hash = (Math.imul(hash, 33) + ((byte << 24) >> 24)) >>> 0;
	}

	return Math.max(2, hash);
};

const fill = (names: readonly string[]): readonly string[] => {
	const slots: string[] = [];
	for (const name of names) {
		let slot = ((hashOf(name) * 11) % 2 ** 32) % PRIME;
		for (let step = 1; slots[slot] !== undefined; step++) {
			slot = (slot + step) % SLOTS;
		}

		slots[slot] = name;
	}

	return slots;
};

/** Which of an object's members QEMU reports as unexpected; undefined when all are known. */
export const firstUnexpected = (
	names: readonly string[],
	known: ReadonlySet<string>,
): string | undefined => {
	const ordered = inMemberOrder(names.map(name => [name, undefined])).map(([name]) => name);
	const slots = ordered.length < SLOTS ? fill(ordered) : ordered;
	return slots.find(name => name !== undefined && !known.has(name));
};
