import type {ArgumentsCamelCase, Argv} from 'yargs';

/** A subcommand: what `--help` says of it, and what it runs. */
export interface Subcommand {
	/** Adds it to the command line; `onExit` is told the exit code. */
	readonly add: (parser: Argv, onExit: (code: number) => void) => Argv;
}

/**
 * Declares a subcommand. The module that does its work is to be imported in `run`, so that no other command loads it.
 */
export const defineSubcommand = <A>(subcommand: {
	/** Name and positional arguments in yargs' notation: `send <address> [args..]`. */
	readonly command: string | readonly string[];
	readonly describe: string;
	readonly builder: (parser: Argv) => Argv<A>;
	/** Gives the exit code. */
	readonly run: (argv: ArgumentsCamelCase<A>) => Promise<number>;
}): Subcommand => ({
	add: (parser, onExit) =>
		parser.command<A>(
			subcommand.command,
			subcommand.describe,
			command => subcommand.builder(command),
			async argv => {
				onExit(await subcommand.run(argv));
			},
		),
});
