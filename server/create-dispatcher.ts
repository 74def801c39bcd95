import {type Command, CommandTable} from '../core/machine/command-table.ts';
import {builtinCommands} from '../core/machine/commands/catalog.ts';
import type {Machine} from '../core/machine/machine.ts';
import {Dispatcher, type React} from './dispatcher.ts';
import {examineReply} from './examine.ts';
import type {MockQmpOptions} from './options.ts';
import {createUnmatched} from './unmatched.ts';

/** What answers besides the machine. */
export interface Answerers {
	/** Commands of our own, which query-commands does not list. */
	readonly unlisted: readonly Command[];
	readonly seed: string;
	readonly react: React;
	/** Told of a command that nothing answers, where that is to end the run. */
	readonly onFail: (error: unknown) => void;
}

// The same for all machines that are given no commands of their own.
const onlyBuiltin = new CommandTable(builtinCommands);

/** Joins all that answers commands of one machine. */
export const createDispatcher = (
	machine: Machine,
	options: MockQmpOptions,
	{unlisted, seed, react, onFail}: Answerers,
): Dispatcher =>
	new Dispatcher(machine, commandTable(options), {
		unlisted,
		intercept: options.intercept,
		react,
		unmatched: createUnmatched(machine, {mode: options.unmatched ?? 'generate', seed, onFail}),
		examine: options.isChecked ? examineReply(machine.profile) : undefined,
	});

const commandTable = ({commands = []}: MockQmpOptions): CommandTable =>
	commands.length === 0 ? onlyBuiltin : new CommandTable(builtinCommands, commands);
