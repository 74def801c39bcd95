import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** Which commands there are. */
export const commandsCommand = defineSubcommand({
	command: 'commands [name]',
	describe: 'the commands of a QEMU version, or one of them with its members and their types',
	builder: parser =>
		parser
			.positional('name', {type: 'string', description: 'the name of one command'})
			.option('qemu', {string: true, requiresArg: true, description: 'a profile, as of serve'})
			.option('json', {boolean: true, description: 'for scripts, with all members'}),
	async run({name, qemu, json}) {
		const {commands} = await import('../commands/commands.ts');
		commands({name, qemu, isJson: json ?? false});
		return ExitCode.Done;
	},
});
