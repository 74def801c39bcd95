import type {EventMessage} from '../../core/protocol/messages.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';
import type {LoadEvent, LoadPlan} from '../../scenarios/load/load-plan.ts';
import type {NoteEvent} from '../../scenarios/load/load-stream.ts';
import type {KnownKind, LedgerWriter} from './ledger-writer.ts';

/** Events that were written together, by their numbers. */
export interface WrittenEvents {
	readonly first: number;
	readonly count: number;
}

/** What a ledger tells of one machine. Events are counted from 0, in the order in which they are written or missed. */
export class MachineLedger {
	readonly #writer: LedgerWriter;
	readonly #machine: number;
	readonly #kinds = new Map<LoadEvent, KnownKind>();
	#count = 0;
	#staged = 0;
	#firstDue: Microseconds = 0;
	#lastDue: Microseconds = 0;
	#undrainedTo = 0;

	constructor(writer: LedgerWriter, machine: number) {
		this.#writer = writer;
		this.#machine = machine;
	}

	/** Makes the kinds of a load known, so that this takes no time later. */
	declare({events}: LoadPlan): void {
		for (const event of events) {
			this.#kinds.set(event, this.#writer.kindOf(event.template));
		}
	}

	/** Takes note of an event that is rendered; `write` tells what became of all since. */
	readonly note: NoteEvent = (due, event) => {
		const kind = this.#kinds.get(event) ?? this.#writer.kindOf(event.template);
		this.#add(kind.number, due);
		for (const slot of kind.slots) {
			this.#writer.stage.signed(event.values[slot] ?? 0);
		}
	};

	/** The events noted since the last call were written to so many clients. */
	write(clients: number): WrittenEvents {
		const written = {first: this.#count, count: this.#staged};
		this.#writer.written({...written, machine: this.#machine, clients, firstDue: this.#firstDue});
		this.#count += this.#staged;
		this.#staged = 0;
		return written;
	}

	/** So many events were due, and no client got them. */
	miss(count: number): void {
		if (count > 0) {
			this.#writer.missed(this.#machine, this.#count, count);
			this.#count += count;
		}
	}

	/** The kernel has these, or a client was gone before it had all of them. */
	settle({first, count}: WrittenEvents, isDrained: boolean): void {
		if (isDrained) {
			this.#writer.drained(this.#machine, first + count);
		} else {
			this.#writer.cut(this.#machine, first, count);
		}
	}

	/** An event that is no load's was written to so many clients; `isDrained` is asked some time later. */
	tell(message: EventMessage, clients: number, isDrained: () => boolean): void {
		const {event, data, timestamp} = message;
		if (clients === 0) {
			this.miss(1);
			return;
		}

		const kind = this.#writer.kindOfText(data === undefined ? {event} : {event, data});
		this.#add(kind.number, timestamp.seconds * 1e6 + timestamp.microseconds);
		this.write(clients);
		if (this.#undrainedTo === 0) {
			this.#writer.onceFlushed(() => {
				if (isDrained()) {
					this.#writer.drained(this.#machine, this.#undrainedTo);
				}

				this.#undrainedTo = 0;
			});
		}

		this.#undrainedTo = this.#count;
	}

	#add(kind: number, due: Microseconds): void {
		const {stage} = this.#writer;
		if (this.#staged === 0) {
			this.#firstDue = due;
			this.#lastDue = due;
		}

		stage.unsigned(kind);
		stage.signed(due - this.#lastDue);
		this.#lastDue = due;
		this.#staged += 1;
	}
}
