import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** Which scenarios there are. */
export const listCommand = defineSubcommand({
	command: 'list',
	describe: 'the built-in scenarios',
	builder: parser => parser.option('json', {boolean: true, description: 'one JSON array'}),
	async run({json}) {
		const {list} = await import('../commands/list.ts');
		list({isJson: json ?? false});
		return ExitCode.Done;
	},
});
