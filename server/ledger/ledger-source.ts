import {readChunks} from '../../core/runtime/read-chunks.ts';
import type {Audit} from './audit.ts';
import {EventKind} from './event-kind.ts';
import {type LedgerEnd, LedgerReader} from './ledger-reader.ts';

/** A ledger that an audit reads from. */
export class LedgerSource {
	readonly path: string;
	readonly #reader: LedgerReader;
	readonly #kinds: EventKind[] = [];

	/** @param dataPath The member of the data by which events are known; empty: all data. */
	constructor(path: string, audit: Audit, dataPath: readonly string[]) {
		this.path = path;
		this.#reader = new LedgerReader(path, readChunks(path), {
			run: ({machines}) => audit.name(machines),
			kind: text => {
				const kind = new EventKind(text, dataPath);
				this.#kinds.push(kind);
				return kind.slotCount;
			},
			written: event => {
				const kind = this.#kinds[event.kind];
				if (kind !== undefined) {
					audit.expect(event, kind);
				}
			},
			missed: (_machine, _first, count) => {
				audit.findings.missed += count;
			},
			drained: (machine, end) => audit.machine(machine).drained(end),
			cut: (machine, first, count) => audit.machine(machine).cut(first, count),
		});
	}

	/** How the ledger ends; undefined while it goes on. */
	get end(): LedgerEnd | undefined {
		return this.#reader.end;
	}

	/** Reads on; tells whether there was more. */
	next(): boolean {
		return this.#reader.next();
	}
}
