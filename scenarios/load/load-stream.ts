import {EventBatch} from '../../core/protocol/event-batch.ts';
import type {EventPage} from '../../core/protocol/event-page.ts';
import type {EventMessage} from '../../core/protocol/messages.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';
import {Arrivals} from './arrivals.ts';
import {EventChoice} from './event-choice.ts';
import type {LoadEvent, LoadPlan, MachineShare} from './load-plan.ts';

const US_PER_MS = 1000;
// Few enough that what is drawn is still in the processor's cache when it is rendered.
const BATCH_SIZE = 256;
const NO_EVENTS = [0, 0] as const;
const ONLY_ONE: MachineShare = {index: 0, count: 1};

/** Told of each event as it is rendered: when it was due; its values are those of the event until the next one is. */
export type NoteEvent = (due: Microseconds, event: LoadEvent) => void;

/**
 * The events of a load on one machine, in the order in which they are due. Each follows from the plan, the machine's
 * share and its stream of chance, whether it is rendered to bytes or made a message.
 */
export class LoadStream {
	readonly #plan: LoadPlan;
	readonly #share: MachineShare;
	readonly #arrivalChance: Random;
	readonly #choice: EventChoice;
	readonly #valueChance: Random;
	readonly #maxLength: number;
	#batch: EventBatch | undefined;
	#phase = -1;
	// Infinity at first, and after the last event: what is a fraction from the begin on is kept in place by the engine,
	// where else each change makes a number that has to be collected.
	#due: Microseconds = Number.POSITIVE_INFINITY;
	#lastDue: Microseconds = Number.POSITIVE_INFINITY;
	#phaseStart: Microseconds = Number.POSITIVE_INFINITY;
	#phaseEnd: Microseconds = Number.POSITIVE_INFINITY;
	// Undefined in a phase that sends as much as the clients take.
	#arrivals: Arrivals | undefined;
	#sequence = 0;

	/** @param zero When the first phase begins. */
	constructor(plan: LoadPlan, share: MachineShare, random: Random, zero: Microseconds) {
		this.#plan = plan;
		this.#share = plan.scope === 'fleet' ? share : ONLY_ONE;
		this.#arrivalChance = random.fork('arrivals');
		this.#choice = new EventChoice(plan.events, random.fork('events'));
		this.#valueChance = random.fork('values');
		this.#maxLength = Math.max(...plan.events.map(({template}) => template.maxLength));
		this.#phaseStart = zero;
		this.#phaseEnd = zero;
		this.#lastDue = zero;
		this.skipPhase();
	}

	/** How many events have been taken. */
	get sequence(): number {
		return this.#sequence;
	}

	/**
	 * When the next event is due; for a phase that sends as much as the clients take, when it begins. Undefined after
	 * the last event.
	 */
	get due(): Microseconds | undefined {
		return this.#due === Number.POSITIVE_INFINITY ? undefined : this.#due;
	}

	/** When the last event taken was due. */
	get lastDue(): Microseconds {
		return this.#lastDue;
	}

	/** Whether the phase of the next event sends as much as the clients take. */
	get isUnpaced(): boolean {
		return this.#due !== Number.POSITIVE_INFINITY && this.#arrivals === undefined;
	}

	/**
	 * Renders the events that are due up to `until`, one behind the other, into `page` from `at` on as long as there
	 * is room, and gives the position behind the last one. Ends at the begin of an unpaced phase.
	 */
	fill(page: EventPage, at: number, until: Microseconds, note?: NoteEvent): number {
		const room = page.bytes.length - this.#maxLength;
		let end = at;
		while (this.#due <= until && this.#arrivals && end <= room) {
			end = this.#render(this.#due, page, end, note);
			this.#arrivals.advance();
			this.#settleDue();
		}

		return end;
	}

	/**
	 * Renders events of an unpaced phase until `page` is full, their stamps evenly spread from `from` to `until`, and
	 * gives the position behind the last one. The phase ends with the first call whose `until` lies beyond its end.
	 */
	fillUnpaced(
		page: EventPage,
		at: number,
		[from, until]: readonly [Microseconds, Microseconds],
		note?: NoteEvent,
	): number {
		const room = page.bytes.length - this.#maxLength;
		const step = (until - from) / Math.max(1, (page.bytes.length - at) / this.#maxLength);
		let end = at;
		let instant = from;
		if (note === undefined && this.#plan.events.length === 1) {
			[end, instant] = this.#fillBatches(page, end, [from, until, step]);
		}

		for (; end <= room; instant = Math.min(instant + step, until)) {
			end = this.#render(Math.floor(instant), page, end, note);
		}

		if (until >= this.#phaseEnd) {
			this.skipPhase();
		}

		return end;
	}

	// With one kind of event, of which nobody wants to hear one by one, whole batches are drawn and rendered.
	#fillBatches(
		page: EventPage,
		at: number,
		[from, until, step]: readonly [number, number, number],
	): [end: number, instant: number] {
		const [{template, drawBatch, values}] = this.#plan.events;
		this.#batch ??= new EventBatch(BATCH_SIZE, values.length);
		const batch = this.#batch;
		let end = at;
		let instant = from;
		if (drawBatch === undefined) {
			return [end, instant];
		}

		for (
			let room = page.bytes.length - end;
			room >= this.#maxLength;
			room = page.bytes.length - end
		) {
			batch.count = Math.min(batch.size, Math.floor(room / this.#maxLength));
			for (let event = 0; event < batch.count; event++) {
				batch.instants[event] = Math.floor(instant);
				instant = Math.min(instant + step, until);
			}

			drawBatch(batch, this.#valueChance, this.#sequence);
			this.#sequence += batch.count;
			end = template.renderBatch(page, end, batch);
			this.#lastDue = batch.instants[batch.count - 1] ?? this.#lastDue;
		}

		return [end, instant];
	}

	/** Takes the next event as a message, as it would be rendered; undefined after the last, or in an unpaced phase. */
	next(): EventMessage | undefined {
		if (this.#arrivals === undefined) {
			return undefined;
		}

		const {template, values} = this.#chooseEvent();
		const message = template.message(this.#due, values);
		this.#arrivals.advance();
		this.#settleDue();
		return message;
	}

	/** Moves all that is still to come by so much, in microseconds. */
	shift(by: Microseconds): void {
		this.#phaseStart += by;
		this.#phaseEnd += by;
		this.#lastDue += by;
		this.#due += by;
	}

	/** Passes over the events that are due up to `until`, and tells how many they were. */
	skip(until: Microseconds): number {
		const before = this.#sequence;
		while (this.#due <= until && this.#arrivals) {
			this.#chooseEvent();
			this.#arrivals.advance();
			this.#settleDue();
		}

		return this.#sequence - before;
	}

	/** Passes over all that lies before `instant`, phases without pace too, and tells how many events had a due time. */
	skipTo(instant: Microseconds): number {
		let skipped = this.skip(instant);
		while (this.isUnpaced && this.#phaseEnd <= instant) {
			this.skipPhase();
			skipped += this.skip(instant);
		}

		return skipped;
	}

	#render(due: Microseconds, page: EventPage, at: number, note: NoteEvent | undefined): number {
		const event = this.#chooseEvent();
		this.#lastDue = due;
		note?.(due, event);
		return event.template.render(page, at, due, event.values);
	}

	// Draws the next event and the values of its slots.
	#chooseEvent(): LoadEvent {
		const event = this.#choice.next();
		event.draw(event.values, this.#valueChance, this.#sequence);
		this.#sequence += 1;
		return event;
	}

	/** Ends the present phase. */
	skipPhase(): void {
		this.#phase += 1;
		this.#phaseStart = this.#phaseEnd;
		const phase = this.#plan.phases[this.#phase];
		if (phase === undefined) {
			this.#arrivals = undefined;
			this.#due = Number.POSITIVE_INFINITY;
			return;
		}

		this.#phaseEnd += phase.durationMs * US_PER_MS;
		if (phase.rate === 'max') {
			this.#arrivals = undefined;
			this.#due = this.#phaseStart;
		} else {
			const chance = this.#arrivalChance.fork(this.#phase);
			this.#arrivals = new Arrivals(phase.rate ?? NO_EVENTS, phase, this.#share, chance);
			this.#settleDue();
		}
	}

	#settleDue(): void {
		const offset = this.#arrivals?.due;
		if (offset === undefined) {
			this.skipPhase();
		} else {
			this.#due = this.#phaseStart + offset;
		}
	}
}
