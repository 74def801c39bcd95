import {crc32} from 'node:zlib';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {readChunks} from '../../core/runtime/read-chunks.ts';
import {
	FRAME_HEAD_BYTES,
	type KindText,
	type LedgerRun,
	MAGIC,
	PAYLOAD_BYTES_MAX,
	RecordType,
} from './ledger-format.ts';
import {VarintReader} from './varints.ts';

/** What a reader of ledgers is told, record by record, in the order of the file. */
export interface LedgerVisitor {
	run(run: LedgerRun): void;
	/** The next kind of event; they are counted from 0. Gives the number of values that its events have. */
	kind(kind: KindText): number;
	/** `values` are used again. */
	written(event: WrittenEvent): void;
	missed(machine: number, first: number, count: number): void;
	drained(machine: number, end: number): void;
	cut(machine: number, first: number, count: number): void;
}

/** An event of a ledger that was written to clients; the object is used again. */
export interface WrittenEvent {
	machine: number;
	/** Its number, of all events of the machine. */
	sequence: number;
	kind: number;
	/** When it was due, which is its stamp, in microseconds. */
	stamp: number;
	/** When it was handed to the sockets. */
	written: number;
	clients: number;
	values: number[];
}

/** How a ledger ends: in order, or cut off when the run was. */
export type LedgerEnd = 'whole' | 'cut-off';

/**
 * The run that a ledger is of; undefined when it ends before that.
 * @throws MockQmpError FILE_UNREADABLE, RECORDING_INVALID
 */
export const readLedgerRun = (path: string): LedgerRun | undefined => {
	let found: LedgerRun | undefined;
	const chunks = readChunks(path);
	const reader = new LedgerReader(path, chunks, {
		run: run => {
			found = run;
		},
		kind: () => 0,
		written: () => {},
		missed: () => {},
		drained: () => {},
		cut: () => {},
	});
	// The run is the first frame.
	reader.next();
	chunks.return();
	return found;
};

/** Reads a ledger piece by piece; a frame at a time stands in memory. */
export class LedgerReader {
	readonly #chunks: Iterator<Buffer, void>;
	readonly #path: string;
	readonly #visitor: LedgerVisitor;
	readonly #valueCounts: number[] = [];
	readonly #event: WrittenEvent = {
		machine: 0,
		sequence: 0,
		kind: 0,
		stamp: 0,
		written: 0,
		clients: 0,
		values: [],
	};
	#rest = Buffer.alloc(0);
	#end: LedgerEnd | undefined;

	/** @throws MockQmpError RECORDING_INVALID for a file that is no ledger */
	constructor(path: string, chunks: Iterator<Buffer, void>, visitor: LedgerVisitor) {
		this.#path = path;
		this.#chunks = chunks;
		this.#visitor = visitor;
		const magic = this.#take(MAGIC.length);
		if (magic === undefined || !magic.equals(MAGIC)) {
			const isOther = magic?.subarray(0, -1).equals(MAGIC.subarray(0, -1));
			throw new MockQmpError(
				'RECORDING_INVALID',
				isOther
					? `${path} is a ledger of version ${magic?.at(-1)}, this program reads version ${MAGIC.at(-1)}`
					: `${path} is no ledger`,
				{remedy: 'name a file that serve --ledger wrote'},
			);
		}
	}

	/** How the ledger ends; undefined while it goes on. */
	get end(): LedgerEnd | undefined {
		return this.#end;
	}

	/** Reads the next frame; tells whether there was one. */
	next(): boolean {
		if (this.#end !== undefined) {
			return false;
		}

		const payload = this.#nextPayload();
		if (payload === undefined) {
			return false;
		}

		const reader = new VarintReader(payload);
		let instant = reader.unsigned();
		while (!reader.isAtEnd) {
			instant = this.#readRecord(reader, instant);
		}

		return true;
	}

	#nextPayload(): Buffer | undefined {
		const head = this.#take(FRAME_HEAD_BYTES);
		if (head === undefined) {
			this.#end = this.#rest.length === 0 ? 'whole' : 'cut-off';
			return undefined;
		}

		const [length, sum] = [head.readUInt32LE(0), head.readUInt32LE(4)];
		const payload = length > PAYLOAD_BYTES_MAX ? undefined : this.#take(length);
		if (payload === undefined || crc32(payload) !== sum) {
			this.#end = 'cut-off';
			return undefined;
		}

		return payload;
	}

	#readRecord(reader: VarintReader, instant: number): number {
		const type = reader.unsigned();
		const visitor = this.#visitor;
		switch (type) {
			case RecordType.Run:
				visitor.run(JSON.parse(reader.block().toString()));
				return instant;
			case RecordType.Kind:
				this.#valueCounts.push(visitor.kind(JSON.parse(reader.block().toString())));
				return instant;
			case RecordType.Written:
				return this.#readWritten(reader, instant);
			case RecordType.Missed:
				visitor.missed(reader.unsigned(), reader.unsigned(), reader.unsigned());
				return instant;
			case RecordType.Drained:
				visitor.drained(reader.unsigned(), reader.unsigned());
				return instant + reader.signed();
			case RecordType.Cut:
				visitor.cut(reader.unsigned(), reader.unsigned(), reader.unsigned());
				return instant;
			default:
				throw new MockQmpError('RECORDING_INVALID', `${this.#path}: a record of type ${type}`);
		}
	}

	#readWritten(reader: VarintReader, before: number): number {
		const event = this.#event;
		event.machine = reader.unsigned();
		event.sequence = reader.unsigned();
		const count = reader.unsigned();
		event.clients = reader.unsigned();
		const instant = before + reader.signed();
		event.written = instant;
		event.stamp = instant + reader.signed();
		const body = new VarintReader(reader.block());
		for (let index = 0; index < count; index++) {
			event.kind = body.unsigned();
			event.stamp += body.signed();
			event.values.length = this.#valueCounts[event.kind] ?? 0;
			for (let value = 0; value < event.values.length; value++) {
				event.values[value] = body.signed();
			}

			this.#visitor.written(event);
			event.sequence += 1;
		}

		return instant;
	}

	// The next bytes of the file; undefined when there are not so many.
	#take(length: number): Buffer | undefined {
		while (this.#rest.length < length) {
			const {value, done} = this.#chunks.next();
			if (done || value === undefined) {
				return undefined;
			}

			this.#rest = Buffer.concat([this.#rest, value]);
		}

		const taken = this.#rest.subarray(0, length);
		this.#rest = this.#rest.subarray(length);
		return taken;
	}
}
