const ELF_HEADER_LENGTH = 64;
const PROGRAM_HEADER_LENGTH = 56;
const DATA_OFFSET = 4096;
const TYPE_CORE = 4;
const X86_64 = 62;
const SEGMENT_NOTE = 4;
const SEGMENT_LOAD = 1;
// makedumpfile's flattened format: its signature, type 1, version 1, padded to a page.
const FLAT_SIGNATURE = 'makedumpfile';
const FLAT_HEADER_LENGTH = 4096;

/** The beginning of a dump and how long the file is in all; the memory itself is zeros. */
export interface DumpFile {
	readonly head: Uint8Array;
	readonly length: number;
}

const elfHead = (total: number): Uint8Array => {
	const head = Buffer.alloc(DATA_OFFSET);
	head.write('\x7fELF', 0, 'latin1');
	// 64 bits, little-endian, version 1.
	head.set([2, 1, 1], 4);
	head.writeUInt16LE(TYPE_CORE, 16);
	head.writeUInt16LE(X86_64, 18);
	head.writeUInt32LE(1, 20);
	head.writeBigUInt64LE(BigInt(ELF_HEADER_LENGTH), 32);
	head.writeUInt16LE(ELF_HEADER_LENGTH, 52);
	head.writeUInt16LE(PROGRAM_HEADER_LENGTH, 54);
	head.writeUInt16LE(2, 56);
	head.writeUInt32LE(SEGMENT_NOTE, ELF_HEADER_LENGTH);
	head.writeBigUInt64LE(BigInt(DATA_OFFSET), ELF_HEADER_LENGTH + 8);
	const load = ELF_HEADER_LENGTH + PROGRAM_HEADER_LENGTH;
	head.writeUInt32LE(SEGMENT_LOAD, load);
	head.writeBigUInt64LE(BigInt(DATA_OFFSET), load + 8);
	head.writeBigUInt64LE(BigInt(total), load + 32);
	head.writeBigUInt64LE(BigInt(total), load + 40);
	return head;
};

/** A core file of so many bytes of memory, with its headers in order. */
export const elfDump = (total: number): DumpFile => ({
	head: elfHead(total),
	length: DATA_OFFSET + total,
});

/** A compressed dump: its header alone, since zeros compress to next to nothing. */
export const compressedDump = (): DumpFile => {
	const head = Buffer.alloc(FLAT_HEADER_LENGTH);
	head.write(FLAT_SIGNATURE, 0, 'latin1');
	head.writeBigUInt64BE(1n, 16);
	head.writeBigUInt64BE(1n, 24);
	return {head, length: FLAT_HEADER_LENGTH};
};
