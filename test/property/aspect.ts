import type fc from 'fast-check';
import type {GuestDeed} from '../../core/machine/power/guest-deeds.ts';
import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';

/** An event as a client reads it. */
export interface ToldEvent {
	readonly event: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** Something that happens to a machine. */
export type Happening =
	/** A client sends a command. */
	| {
			readonly kind: 'command';
			readonly name: string;
			readonly args?: Readonly<Record<string, unknown>>;
	  }
	/** A scenario tells of an event with generated data. */
	| {readonly kind: 'event'; readonly event: EventName}
	/** The guest does something. */
	| {readonly kind: 'guest'; readonly deed: GuestDeed}
	/** Time passes. */
	| {readonly kind: 'time'; readonly ms: number};

/** Sends a query and gives what it returned; undefined for an error. */
export type Ask = (query: string, args?: object) => Promise<unknown>;

/** What a client believes of one aspect of a machine, from the events and replies that it has read. */
export interface Belief {
	/** Takes note of an event. */
	hear(told: ToldEvent): void;
	/** Takes note of a command that the machine has carried out. */
	replied?(name: string, args: Readonly<Record<string, unknown>>): void;
	/** What queries answer of this aspect, beside what the client believes. */
	compare(ask: Ask): Promise<{readonly asked: unknown; readonly believed: unknown}>;
}

/** One aspect of a machine that events tell of and queries answer. Add yours to `aspects.ts`. */
export interface Aspect {
	readonly name: string;
	/** What may happen that has to do with it. */
	readonly happenings: ReadonlyArray<fc.Arbitrary<Happening>>;
	/** A client's belief about a machine that has just started. */
	readonly begin: (ask: Ask) => Promise<Belief>;
}

/** A value as a record; an empty one where it is none. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};

/** A value as a list of records. */
export const recordsOf = (value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> =>
	Array.isArray(value) ? value.map(recordOf) : [];
