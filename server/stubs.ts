import type {Machine} from '../core/machine/machine.ts';
import {fromPlain} from '../core/protocol/json-value.ts';
import {type ErrorClass, QmpError} from '../core/protocol/qmp-error.ts';
import type {Cancel, Clock} from '../core/runtime/clock.ts';
import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {validateValue} from '../core/schema/validate.ts';
import type {AskedCommand} from '../scenarios/playing/stage.ts';

/** What a stubbed command is answered: a value, or an error. */
export type StubReply =
	| {readonly return: unknown}
	| {readonly error: {readonly class: ErrorClass; readonly desc: string}};

/** How a stub answers. */
export interface StubOptions {
	/** So many commands are answered, then the stub is gone; all when left out. */
	readonly times?: number;
	/** The reply waits so many milliseconds of the machine's time. */
	readonly delayMs?: number;
	/** The value need not be one that the schema of QEMU allows. */
	readonly isUnchecked?: boolean;
}

/** A stub in force. */
export interface Stub {
	readonly command: string;
	/** Undefined where a handler answers. */
	readonly reply: StubReply | undefined;
	/** How many commands it still answers; Infinity: all. */
	readonly times: number;
	readonly delayMs: number;
	/** How many it has answered. */
	readonly answered: number;
}

/** Answers a command: its value, or a QmpError thrown. */
export type StubHandler = (asked: AskedCommand) => unknown;

type Entry = {-readonly [K in keyof Stub]: Stub[K]} & {readonly run: StubHandler};

/** What answers commands of one machine before its scenarios and itself do; one answer for each name. */
export class Stubs {
	readonly #machine: Machine;
	readonly #clock: Clock;
	readonly #entries = new Map<string, Entry>();

	constructor(machine: Machine, clock: Clock) {
		this.#machine = machine;
		this.#clock = clock;
	}

	/** All in force, in the order in which they were set. */
	get all(): readonly Stub[] {
		return [...this.#entries.values()].map(({run, ...stub}) => stub);
	}

	/**
	 * Answers a command in the machine's stead from now on, in place of a stub that it had.
	 * @throws MockQmpError COMMAND_UNKNOWN
	 */
	handle(command: string, run: StubHandler, options: StubOptions = {}): Cancel {
		return this.#set(command, {reply: undefined, run}, options);
	}

	/**
	 * Gives a command always the same reply.
	 * @throws MockQmpError COMMAND_UNKNOWN, REPLY_INVALID
	 */
	set(command: string, reply: StubReply, options: StubOptions = {}): Cancel {
		this.#mustKnow(command);
		if ('return' in reply && options.isUnchecked !== true) {
			this.#mustFit(command, reply.return);
		}

		const run = (): unknown => {
			if ('error' in reply) {
				throw new QmpError(reply.error.class, reply.error.desc);
			}

			return reply.return;
		};
		return this.#set(command, {reply, run}, options);
	}

	/** Takes a stub back; says whether there was one. */
	remove(command: string): boolean {
		return this.#entries.delete(command);
	}

	/** What a stub answers; undefined when there is none. */
	ask(asked: AskedCommand): Promise<unknown> | undefined {
		const entry = this.#entries.get(asked.name);
		if (entry === undefined) {
			return undefined;
		}

		entry.answered += 1;
		entry.times -= 1;
		if (entry.times === 0) {
			this.#entries.delete(asked.name);
		}

		return this.#answer(entry, asked);
	}

	async #answer({run, delayMs}: Entry, asked: AskedCommand): Promise<unknown> {
		if (delayMs > 0) {
			await new Promise<void>(resolve => {
				this.#clock.after(delayMs, resolve);
			});
		}

		return (await run(asked)) ?? {};
	}

	#set(
		command: string,
		{reply, run}: Pick<Entry, 'reply' | 'run'>,
		{times = Number.POSITIVE_INFINITY, delayMs = 0}: StubOptions,
	): Cancel {
		this.#mustKnow(command);
		const entry: Entry = {command, reply, run, times, delayMs, answered: 0};
		this.#entries.delete(command);
		this.#entries.set(command, entry);
		return () => {
			if (this.#entries.get(command) === entry) {
				this.#entries.delete(command);
			}
		};
	}

	#mustKnow(command: string): void {
		const names = this.#machine.profile.commands.map(({name}) => name);
		if (!names.includes(command)) {
			throw new MockQmpError('COMMAND_UNKNOWN', `there is no command "${command}" in this QEMU`, {
				remedy: suggest(command, names),
			});
		}
	}

	#mustFit(command: string, value: unknown): void {
		const {schema} = this.#machine.profile;
		const type = schema.command(command)?.['ret-type'];
		const problem =
			type === undefined ? undefined : validateValue(schema, type, fromPlain(value), 'return');
		if (problem !== undefined) {
			throw new MockQmpError('REPLY_INVALID', `the reply to ${command}: ${problem.message}`, {
				remedy: `mock-qmp commands ${command} tells what QEMU returns; a stub may be told to be unchecked`,
				cause: problem,
			});
		}
	}
}
