import type {Microseconds} from '../../core/runtime/clock.ts';
import {readChunks} from '../../core/runtime/read-chunks.ts';
import {ConsumerReader, earliest, type SeenEvent} from './consumer-reader.ts';
import type {EventKind} from './event-kind.ts';
import {type Amiss, Findings} from './findings.ts';
import type {WrittenEvent} from './ledger-reader.ts';
import {LedgerSource} from './ledger-source.ts';
import {type Expected, isOpen, MachineAudit} from './machine-audit.ts';

// Ledger and wire have the events of a machine in the same order: one that should have come is not sought further on
// than this. Stamps of events that a rate limit held back are older than those of events before them.
const AHEAD_MAX = 1000;

/** What is compared, and how much of it is held in memory. */
export interface AuditOptions {
	/** `data.sector-num`: a member by which events are known; `stamp`: the stamp alone; else stamp and data. */
	readonly key?: string | undefined;
	/** So many events are remembered, to find what comes late or twice. */
	readonly window: number;
	/** So many examples of each thing amiss are kept. */
	readonly examples: number;
}

/** Compares what ledgers say was sent with what consumers say they got, both read once, side by side. */
export class Audit {
	readonly findings: Findings;
	readonly #options: AuditOptions;
	readonly #sources: readonly LedgerSource[];
	readonly #machines = new Map<number, MachineAudit>();
	readonly #names = new Map<string, number>();
	// What is remembered, oldest first.
	#expected: Expected[] = [];
	#oldest = 0;
	// Not seen, and not yet known whether the kernel had them.
	readonly #undecided: Expected[] = [];
	#turn = 0;

	/** @throws MockQmpError FILE_UNREADABLE, RECORDING_INVALID */
	constructor(ledgers: readonly string[], options: AuditOptions) {
		this.#options = options;
		this.findings = new Findings(options.examples);
		const {key} = options;
		const dataPath = key === undefined ? [] : key.split('.').slice(1);
		this.#sources = ledgers.map(path => new LedgerSource(path, this, dataPath));
		// The machines and their names come first.
		for (const source of this.#sources) {
			source.next();
		}
	}

	/** The ledgers that end in the middle: the server was ended by force, or the disk was full. */
	get cutOff(): readonly string[] {
		return this.#sources.filter(({end}) => end === 'cut-off').map(({path}) => path);
	}

	/**
	 * Compares all.
	 * @throws MockQmpError FILE_UNREADABLE, RECORDING_INVALID
	 */
	compare(logs: readonly string[]): void {
		const readers = logs.map(
			(path, file) => new ConsumerReader([path, file], readChunks(path), this.#options.key),
		);
		for (let reader = earliest(readers); reader?.head; reader = earliest(readers)) {
			this.#match(reader.head);
			reader.shift();
		}

		while (this.#readOn()) {
			// What nobody tells of is forgotten as it is read.
		}

		while (this.#oldest < this.#expected.length) {
			this.#forgetOldest();
		}

		for (const expected of this.#undecided) {
			this.#miss(expected, expected.machine.isDrained(expected.sequence) ? 'lost' : 'unproven');
		}
	}

	/** Learns the names of machines. */
	name(machines: ReadonlyArray<readonly [number, string]>): void {
		for (const [index, name] of machines) {
			this.#names.set(name, index);
			this.machine(index);
		}
	}

	/** What is known of a machine. */
	machine(index: number): MachineAudit {
		const machine = this.#machines.get(index) ?? new MachineAudit(index);
		this.#machines.set(index, machine);
		return machine;
	}

	/** An event was written, and should have been seen. */
	expect(event: WrittenEvent, kind: EventKind): void {
		const {sequence, stamp, clients: copies} = event;
		const machine = this.machine(event.machine);
		const text = this.#options.key === 'stamp' ? '' : kind.text(event.values);
		const id = this.#idOf(kind.event, stamp, text);
		const expected = {machine, id, sequence, stamp, text, event: kind.event, copies, seen: 0};
		this.findings.written += copies;
		this.findings.lag.note(event.written - stamp);
		machine.add(expected);
		this.#expected.push(expected);
		if (this.#expected.length - this.#oldest > this.#options.window) {
			this.#forgetOldest();
		}
	}

	#idOf(event: string, stamp: Microseconds | undefined, text: string): string {
		const {key} = this.#options;
		return key === undefined || key === 'stamp' ? `${event}|${stamp}|${text}` : `${event}|${text}`;
	}

	#match(line: SeenEvent): void {
		const {findings} = this;
		findings.seen += 1;
		const machine = this.#machineOf(line);
		const expected = machine && this.#find(machine, line);
		if (machine === undefined || expected === undefined) {
			this.#noteStranger(line, machine);
			return;
		}

		if (!isOpen(expected)) {
			findings.note('doubled', exampleOf(expected));
			return;
		}

		expected.seen += 1;
		if (line.at !== undefined) {
			findings.latencies.note(line.at - expected.stamp);
		}

		if (expected.seen === 1 && machine.isBehind(expected.sequence, line.file)) {
			findings.note('reordered', exampleOf(expected));
		}
	}

	/** What a consumer tells of, reading on as long as it may stand further on. */
	#find(machine: MachineAudit, {event, stamp, text}: SeenEvent): Expected | undefined {
		const id = this.#idOf(event, stamp, this.#options.key === 'stamp' ? '' : text);
		for (;;) {
			const found = machine.find(id);
			if ((found !== undefined && isOpen(found)) || !this.#mayCome(machine, stamp, found)) {
				return found;
			}

			if (!this.#readOn()) {
				return found;
			}
		}
	}

	#mayCome(
		machine: MachineAudit,
		stamp: Microseconds | undefined,
		found: Expected | undefined,
	): boolean {
		const hasPassed = stamp !== undefined && (machine.last?.stamp ?? 0) > stamp;
		if (found !== undefined) {
			// Its like, if there is one, has the same stamp.
			return this.#options.key === undefined && !hasPassed;
		}

		if (stamp === undefined) {
			return machine.ahead < this.#options.window / 2;
		}

		return !hasPassed || machine.ahead < AHEAD_MAX;
	}

	#machineOf({machine}: SeenEvent): MachineAudit | undefined {
		if (machine === undefined) {
			const [only] = this.#machines.values();
			return this.#machines.size === 1 ? only : undefined;
		}

		const isNumber = typeof machine === 'number';
		const index = isNumber ? machine : (this.#names.get(machine) ?? Number(machine));
		return this.#machines.get(index);
	}

	// The ledgers of shards are read in turn.
	#readOn(): boolean {
		for (let tries = 0; tries < this.#sources.length; tries++) {
			this.#turn = (this.#turn + 1) % this.#sources.length;
			if (this.#sources[this.#turn]?.next()) {
				return true;
			}
		}

		return false;
	}

	#forgetOldest(): void {
		const expected = this.#expected[this.#oldest];
		this.#oldest += 1;
		if (this.#oldest > this.#options.window) {
			this.#expected = this.#expected.slice(this.#oldest);
			this.#oldest = 0;
		}

		if (expected === undefined) {
			return;
		}

		expected.machine.forget(expected);
		if (isOpen(expected)) {
			const isDrained = expected.machine.isDrained(expected.sequence);
			if (isDrained === undefined) {
				this.#undecided.push(expected);
			} else {
				this.#miss(expected, isDrained ? 'lost' : 'unproven');
			}
		}
	}

	#miss(expected: Expected, amiss: Amiss): void {
		this.findings.note(amiss, exampleOf(expected), expected.copies - expected.seen);
	}

	#noteStranger(line: SeenEvent, machine: MachineAudit | undefined): void {
		if (machine !== undefined && (line.stamp ?? 0) <= machine.forgottenTo) {
			this.findings.beyondWindow += 1;
		} else {
			this.findings.note('unexpected', line);
		}
	}
}

const exampleOf = (expected: Expected) => ({...expected, machine: expected.machine.index});
