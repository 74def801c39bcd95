import type {Machine} from './machine.ts';

/** Arguments of a command after their check, as plain data. */
export type CommandArguments = Readonly<Record<string, unknown>>;

/**
 * Does the work of one command and gives its return value, at once or later.
 * A QmpError that it throws becomes the reply.
 */
export type CommandHandler = (machine: Machine, args: CommandArguments) => unknown;

/** A command that this mock carries out. */
export interface Command {
	readonly name: string;
	readonly run: CommandHandler;
}

/** Declares the handler of a QMP command. */
export const defineCommand = (name: string, run: CommandHandler): Command => ({name, run});

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
