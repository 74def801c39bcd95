// QEMU keeps an object's members in a hash table of so many buckets and prints it bucket by bucket.
const BUCKETS = 512;
// Keys come from clients too, so what is remembered of them is bounded.
const CACHE_SIZE_MAX = 4096;

const encoder = new TextEncoder();
const buckets = new Map<string, number>();

/** Bytes of a key as QEMU holds them: UTF-8, with U+0000 as C0 80. */
const keyBytes = (key: string): Uint8Array => {
	const bytes = encoder.encode(key);
	return bytes.includes(0)
		? Uint8Array.from([...bytes].flatMap(byte => (byte === 0 ? [0xc0, 0x80] : [byte])))
		: bytes;
};

/** qmp-wire rules, "Output format": the hash of 32-bit unsigned arithmetic that orders members. */
const computeBucket = (key: string): number => {
	const bytes = keyBytes(key);
	let value = Math.imul(0x23_8f_13_af, bytes.length);
	for (let index = 0; index < bytes.length; index++) {
		value = (value + ((bytes[index] ?? 0) << ((index * 5) % 24))) >>> 0;
	}

	return ((Math.imul(1_103_515_243, value) + 12_345) >>> 0) % BUCKETS;
};

const bucketOf = (key: string): number => {
	const known = buckets.get(key);
	if (known !== undefined) {
		return known;
	}

	const bucket = computeBucket(key);
	if (buckets.size < CACHE_SIZE_MAX) {
		buckets.set(key, bucket);
	}

	return bucket;
};

/**
 * Puts members, given in the order of their insertion, into the order in which QEMU visits and prints them:
 * lower bucket first, and in one bucket the latest first.
 */
export const inMemberOrder = <T>(
	members: ReadonlyArray<readonly [string, T]>,
): Array<readonly [string, T]> =>
	members.length < 2
		? [...members]
		: [...members].reverse().sort(([left], [right]) => bucketOf(left) - bucketOf(right));
