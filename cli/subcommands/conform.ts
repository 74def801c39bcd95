import {addClientOptions} from '../client-options.ts';
import {defineSubcommand} from './subcommand.ts';

/** How a client takes what QEMU may do to it. */
export const conformCommand = defineSubcommand({
	command: 'conform',
	describe: 'start a client once per hostile scenario and tell how it coped',
	builder: parser =>
		addClientOptions(parser)
			.option('scenarios', {
				string: true,
				array: true,
				requiresArg: true,
				default: ['bestiary'],
				description: 'bestiary, all, names, files, folders/; with commas, or given again',
			})
			.option('no-baseline', {
				boolean: true,
				default: false,
				description: 'do without the first run, with a QEMU that does nothing special',
			})
			.option('seed', {string: true, requiresArg: true, description: 'what chance follows from'})
			.option('report', {
				string: true,
				requiresArg: true,
				array: true,
				default: [],
				description: 'junit:FILE',
			})
			.option('json', {boolean: true, default: false, description: 'the score card as JSON'})
			.option('readers', {
				boolean: true,
				default: false,
				description: 'start nothing: tell which well-known clients each scenario would break',
			}),
	async run(argv) {
		const {conformClient} = await import('../commands/conform.ts');
		return conformClient({
			...argv,
			exitCodes: argv['exit-codes'],
			hasBaseline: !argv['no-baseline'],
		});
	},
});
