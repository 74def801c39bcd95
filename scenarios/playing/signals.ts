import type {JournalEntry} from '../../core/machine/journal.ts';
import type {Machine} from '../../core/machine/machine.ts';
import type {Cancel, Clock} from '../../core/runtime/clock.ts';
import {isTriggered, type Occurrence, type Trigger} from '../trigger.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** What an entry of the journal is to triggers; undefined: nothing. */
const occurrenceOf = (entry: JournalEntry): Occurrence | undefined => {
	switch (entry.kind) {
		case 'command':
			return {kind: entry.kind, name: entry.command, data: entry.arguments};
		case 'event':
			return {kind: entry.kind, name: entry.event, data: isRecord(entry.data) ? entry.data : {}};
		case 'state':
			return {kind: entry.kind, name: entry.state, data: {}};
		case 'connect':
		case 'negotiated':
		case 'disconnect':
			return {kind: entry.kind, name: '', data: {}};
		default:
			return undefined;
	}
};

type Listener = (occurrence: Occurrence) => void;

/** Tells of what happens on a machine; listens to its journal only while somebody listens here. */
export class Signals {
	readonly #machine: Machine;
	readonly #clock: Clock;
	readonly #listeners = new Set<Listener>();
	#unsubscribe: Cancel = () => {};

	constructor(machine: Machine, clock: Clock) {
		this.#machine = machine;
		this.#clock = clock;
	}

	/** Calls `listener` for all that happens from now on. */
	listen(listener: Listener): Cancel {
		if (this.#listeners.size === 0) {
			this.#unsubscribe = this.#machine.journal.subscribe(entry => this.#tell(entry));
		}

		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) {
				this.#unsubscribe();
			}
		};
	}

	/** Calls `onHappened` each time that a trigger's wait is over. */
	watch(trigger: Trigger, onHappened: Listener): Cancel {
		if (trigger.kind === 'idle') {
			return this.#watchIdle(trigger, onHappened);
		}

		return this.listen(occurrence => {
			if (isTriggered(trigger, occurrence, this.#machine.status)) {
				onHappened(occurrence);
			}
		});
	}

	#watchIdle({idleMs, states}: Trigger, onHappened: Listener): Cancel {
		let cancelTimer: Cancel = () => {};
		const wait = (): void => {
			cancelTimer();
			cancelTimer = this.#clock.after(idleMs, () => {
				if (states === undefined || states.includes(this.#machine.status)) {
					onHappened({kind: 'idle', name: '', data: {}});
				}
			});
		};

		wait();
		const cancelListening = this.listen(({kind}) => {
			if (kind === 'command') {
				wait();
			}
		});
		return () => {
			cancelTimer();
			cancelListening();
		};
	}

	#tell(entry: JournalEntry): void {
		const occurrence = occurrenceOf(entry);
		if (occurrence !== undefined) {
			for (const listener of [...this.#listeners]) {
				listener(occurrence);
			}
		}
	}
}
