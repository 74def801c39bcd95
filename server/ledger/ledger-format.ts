// The file, documented in docs/ledger.md: MAGIC, then frames. A frame is its payload's length and CRC-32, four bytes
// each, the lowest first, and the payload: the instant that its times count from, then records.

/** The first bytes of a ledger; the last of them is the version of the format. */
export const MAGIC = Buffer.from('mqledger\x01', 'latin1');

/** Bytes before the payload of a frame. */
export const FRAME_HEAD_BYTES = 8;

/** No payload is longer; a longer one is a damaged file. */
export const PAYLOAD_BYTES_MAX = 64 * 1024 * 1024;

/** What a record tells; its first byte. */
export const RecordType = {
	/** Of the run, in JSON. The first record. */
	Run: 1,
	/** A kind of event, in JSON; they are counted from 0. */
	Kind: 2,
	/** Events that were written, and to how many clients. */
	Written: 3,
	/** Events that were due when no client was there, or none that could take them. */
	Missed: 4,
	/** All events up to here that were written are with the kernel. */
	Drained: 5,
	/** Events that were written, but whose client was gone before the kernel had all of them. */
	Cut: 6,
} as const;

/** The run that a ledger is of. */
export interface LedgerRun {
	readonly seed: string;
	readonly shard: {readonly index: number; readonly count: number};
	/** Numbers and names of the machines that the ledger tells of. */
	readonly machines: ReadonlyArray<readonly [number, string]>;
}

/** An event with slots: a slot is `{"$slot": index}`, with the values to choose from, if any. */
export interface KindText {
	readonly event: string;
	readonly data?: unknown;
}
