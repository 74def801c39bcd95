import type {CommandName, CommandTypes} from '../schema/generated/qemu-7.2.ts';
import type {Machine} from './machine.ts';

/** Arguments of a command after their check, as plain data. */
export type CommandArguments = Readonly<Record<string, unknown>>;

/** What a command of the schema takes. */
export type ArgumentsOf<N extends CommandName> = CommandTypes[N]['arguments'];

/** What a command of the schema gives; an empty object where it gives nothing. */
export type ReturnOf<N extends CommandName> = CommandTypes[N]['returns'];

/** Runs another command on the same machine and gives its return value, at once or later. */
export type CallCommand = (name: string, args: CommandArguments) => unknown;

/**
 * Does the work of one command and gives its return value, at once or later.
 * A QmpError that it throws becomes the reply.
 */
export type CommandHandler = (
	machine: Machine,
	args: CommandArguments,
	call: CallCommand,
) => unknown;

/** The handler of a command: with the types of the schema, if that has the command. */
export type HandlerOf<N extends string> = N extends CommandName
	? (
			machine: Machine,
			args: ArgumentsOf<N>,
			call: CallCommand,
		) => ReturnOf<N> | Promise<ReturnOf<N>>
	: CommandHandler;

/** A command that this mock carries out. */
export interface Command {
	readonly name: string;
	readonly run: CommandHandler;
}

/** Declares the handler of a QMP command: its arguments and return value have the types of the schema. */
export function defineCommand<N extends string>(name: N, run: HandlerOf<N>): Command;
export function defineCommand(name: string, run: CommandHandler): Command {
	return {name, run};
}

/** Name to handler: what the user gave first, then the built-in ones. */
export class CommandTable {
	readonly #handlers: ReadonlyMap<string, CommandHandler>;

	constructor(builtin: readonly Command[], overrides: readonly Command[] = []) {
		this.#handlers = new Map(
			[...builtin, ...overrides].map(command => [command.name, command.run]),
		);
	}

	handler(name: string): CommandHandler | undefined {
		return this.#handlers.get(name);
	}
}
