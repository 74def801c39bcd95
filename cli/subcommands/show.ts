import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** A built-in scenario, to read or to begin one's own from. */
export const showCommand = defineSubcommand({
	command: 'show <name>',
	describe: 'print a built-in scenario as YAML',
	builder: parser => parser.positional('name', {type: 'string', demandOption: true}),
	async run({name}) {
		const {builtinText} = await import('../../scenarios/library.ts');
		process.stdout.write(builtinText(name));
		return ExitCode.Done;
	},
});
