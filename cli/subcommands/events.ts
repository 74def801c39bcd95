import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** Which events there are. */
export const eventsCommand = defineSubcommand({
	command: 'events [name]',
	describe: 'the events of a QEMU version, or one of them with its members and their types',
	builder: parser =>
		parser
			.positional('name', {type: 'string', description: 'the name of one event'})
			.option('qemu', {string: true, requiresArg: true, description: 'a profile, as of serve'})
			.option('json', {boolean: true, description: 'for scripts, with all members'}),
	async run({name, qemu, json}) {
		const {events} = await import('../commands/events.ts');
		events({name, qemu, isJson: json ?? false});
		return ExitCode.Done;
	},
});
