import type {Cancel, Clock, Microseconds} from '../core/runtime/clock.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import {VirtualClock} from '../core/runtime/virtual-clock.ts';
import {describeEntry, describeInstant} from '../scenarios/expectations/timeline-text.ts';
import {compileMatch, type Match} from '../scenarios/match.ts';
import type {Chronicle, SeenCommand, SeenEvent} from './chronicle.ts';

const WITHIN_MS = 5000;
const SHOWN_MAX = 10;

/** How long to wait, and for which one. */
export interface WaitOptions {
	/** Milliseconds: real ones, or the machine's own in virtual time; 5000 when left out. */
	readonly within?: number;
	/** A subset of the command's arguments or of the event's data, as `match:` of a scenario. */
	readonly match?: Match;
}

type Seen = SeenCommand | SeenEvent;

interface Wanted<T extends Seen> {
	readonly kind: T['kind'];
	readonly name: string;
	readonly isIt: (entry: Seen) => entry is T;
}

interface Waiter {
	readonly take: (entry: Seen) => boolean;
	readonly fail: (error: MockQmpError) => void;
}

const nameOf = (entry: Seen): string => (entry.kind === 'command' ? entry.command : entry.event);

const detailsOf = (entry: Seen): unknown =>
	entry.kind === 'command' ? entry.arguments : (entry.data ?? {});

/**
 * Whoever waits for commands or events. Each that has come is handed out once, the oldest first, so that one that came
 * before the call is not missed and none is taken for the next.
 */
export class Waits {
	readonly #chronicle: Chronicle;
	readonly #clock: Clock;
	readonly #zero: Microseconds;
	readonly #taken = new Set<number>();
	readonly #waiters = new Set<Waiter>();
	#unsubscribe: Cancel | undefined;
	#end: MockQmpError | undefined;

	/** @param zero When the mock began. */
	constructor(chronicle: Chronicle, clock: Clock, zero: Microseconds) {
		this.#chronicle = chronicle;
		this.#clock = clock;
		this.#zero = zero;
	}

	/** Resolves with the next command of that name. */
	command(name: string, options?: WaitOptions): Promise<SeenCommand> {
		const isIt = (entry: Seen): entry is SeenCommand => entry.kind === 'command';
		return this.#wait({kind: 'command', name, isIt}, options);
	}

	/** Resolves with the next event of that name. */
	event(name: string, options?: WaitOptions): Promise<SeenEvent> {
		const isIt = (entry: Seen): entry is SeenEvent => entry.kind === 'event';
		return this.#wait({kind: 'event', name, isIt}, options);
	}

	/** The mock has ended: nothing more comes. */
	end(): void {
		this.#end = new MockQmpError('MOCK_ENDED', 'the mock has ended');
		for (const waiter of [...this.#waiters]) {
			waiter.fail(this.#end);
		}
	}

	#wait<T extends Seen>(
		{kind, name, isIt}: Wanted<T>,
		{within = WITHIN_MS, match}: WaitOptions = {},
	): Promise<T> {
		const matches = match === undefined ? (): boolean => true : compileMatch(match);
		const find = (entry: Seen): entry is T =>
			isIt(entry) &&
			nameOf(entry) === name &&
			!this.#taken.has(entry.order) &&
			matches(detailsOf(entry));
		const what = `${kind} ${name}${match === undefined ? '' : ` ${JSON.stringify(match)}`}`;
		const there = this.#entries.find(find);
		if (there !== undefined) {
			this.#take(there.order);
			return Promise.resolve(there);
		}

		return new Promise((resolve, reject) => {
			const settle = (): void => {
				cancel();
				this.#remove(waiter);
			};
			const fail = (error: MockQmpError): void => {
				settle();
				reject(error);
			};
			const take = (entry: Seen): boolean => {
				const isFound = find(entry);
				if (isFound) {
					settle();
					this.#take(entry.order);
					resolve(entry);
				}

				return isFound;
			};

			const waiter: Waiter = {take, fail};
			const cancel = this.#after(within, () => fail(this.#late(what, kind, within)));
			this.#add(waiter);
			if (this.#end !== undefined) {
				fail(this.#end);
			}
		});
	}

	get #entries(): readonly Seen[] {
		return this.#chronicle.entries.filter(
			entry => entry.kind === 'command' || entry.kind === 'event',
		);
	}

	// In virtual time nothing comes but what time brings; elsewhere a client takes the time it takes.
	#after(ms: number, task: () => void): Cancel {
		if (this.#clock instanceof VirtualClock) {
			return this.#clock.after(ms, task);
		}

		const clock = new SystemClock();
		clock.after(ms, task);
		return () => clock.stop();
	}

	#take(order: number): void {
		this.#taken.add(order);
		const oldest = this.#chronicle.entries[0]?.order ?? 0;
		for (const taken of this.#taken) {
			if (taken < oldest) {
				this.#taken.delete(taken);
			}
		}
	}

	#add(waiter: Waiter): void {
		this.#waiters.add(waiter);
		this.#unsubscribe ??= this.#chronicle.subscribe(entry => {
			if (entry.kind === 'command' || entry.kind === 'event') {
				this.#offer(entry);
			}
		});
	}

	// Whoever waits longest comes first.
	#offer(entry: Seen): void {
		for (const waiter of [...this.#waiters]) {
			if (waiter.take(entry)) {
				return;
			}
		}
	}

	#remove(waiter: Waiter): void {
		this.#waiters.delete(waiter);
		if (this.#waiters.size === 0) {
			this.#unsubscribe?.();
			this.#unsubscribe = undefined;
		}
	}

	#late(what: string, kind: Seen['kind'], within: number): MockQmpError {
		const others = this.#entries.filter(entry => entry.kind === kind);
		const came = others
			.slice(-SHOWN_MAX)
			.map(entry => `  ${describeInstant(entry.at - this.#zero)} ${describeEntry(entry)}`);
		const instead =
			others.length === 0
				? `no ${kind} at all came`
				: `what came instead (${others.length} in all, those already waited for too):\n${came.join('\n')}`;
		return new MockQmpError('WAIT_TIMED_OUT', `no ${what} within ${within} ms; ${instead}`);
	}
}
