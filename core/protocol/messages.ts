import type {Microseconds} from '../runtime/clock.ts';
import type {JsonValue} from './json-value.ts';
import type {ErrorClass, QmpError} from './qmp-error.ts';

/** What a client may ask for when it negotiates (`QMPCapability`). */
export type Capability = 'oob';

/** The first message of a monitor. */
export interface Greeting {
	readonly QMP: {
		readonly version: {
			readonly qemu: {
				readonly major: number;
				readonly minor: number;
				readonly micro: number;
			};
			/** May be empty. */
			readonly package: string;
		};
		readonly capabilities: readonly Capability[];
	};
}

/** When an event happened, in wall-clock time. */
export interface Timestamp {
	readonly seconds: number;
	/** 0 to 999,999. */
	readonly microseconds: number;
}

/** An event as clients get it. */
export interface EventMessage {
	readonly event: string;
	readonly data?: object;
	readonly timestamp: Timestamp;
}

/** The answer to one command; `id` as the client sent it, absent if it sent none. */
export type Reply =
	| {readonly return: unknown; readonly id?: JsonValue}
	| {readonly error: {readonly class: ErrorClass; readonly desc: string}; readonly id?: JsonValue};

const withId = (id: JsonValue | undefined): {readonly id?: JsonValue} =>
	id === undefined ? {} : {id};

/** The reply to a command that did its work. */
export const returnReply = (value: unknown, id: JsonValue | undefined): Reply => ({
	return: value,
	...withId(id),
});

/** The reply to a command that failed, or to input that was no command. */
export const errorReply = (error: QmpError, id: JsonValue | undefined): Reply => ({
	error: {class: error.class, desc: error.message},
	...withId(id),
});

/** An instant as QMP writes it. */
export const timestampOf = (instant: Microseconds): Timestamp => ({
	seconds: Math.floor(instant / 1_000_000),
	microseconds: instant % 1_000_000,
});
