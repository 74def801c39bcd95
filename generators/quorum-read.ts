import type {Scene} from './generator.ts';

/** A read of the guest, in sectors of 512 bytes. */
export interface QuorumRead {
	readonly 'sector-num': number;
	readonly 'sectors-count': number;
}

// Recordings `quorum-guest-*`: the guest's read-ahead joins what a program reads to 64 KiB up to 256 KiB.
const COUNTS = [128, 256, 256, 256, 512] as const;

/** The next read of a guest that reads on through its disk, and begins somewhere. */
export const nextRead = ({machine: {quorum}, faker, random}: Scene): QuorumRead => {
	const count = random.pick(COUNTS);
	const last = Math.max(0, quorum.sectors - count);
	const begin = quorum.nextSector ?? faker.number.int({max: last, multipleOf: count});
	return {'sector-num': begin > last ? 0 : begin, 'sectors-count': count};
};
