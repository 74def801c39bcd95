import {addClientOptions} from '../client-options.ts';
import {defineSubcommand} from './subcommand.ts';

/** The first seed that a client does not survive. */
export const exploreCommand = defineSubcommand({
	command: 'explore <scenario>',
	describe: 'find the first seed that a client fails with, and the smallest scenario that shows it',
	builder: parser =>
		addClientOptions(parser.positional('scenario', {type: 'string', demandOption: true}))
			.option('seeds', {
				string: true,
				requiresArg: true,
				default: '1..100',
				description: 'from and to, or one',
			})
			.option('no-shrink', {
				boolean: true,
				default: false,
				description: 'take nothing away of what the failure does not need',
			})
			.option('shrink-runs', {
				number: true,
				default: 200,
				description: 'so often the client is started for that at most',
			})
			.option('output', {
				alias: 'o',
				string: true,
				requiresArg: true,
				defaultDescription: 'NAME.seed-N.yaml',
				description: 'where the smallest scenario goes',
			})
			.demandOption('cmd'),
	async run(argv) {
		const {explore} = await import('../commands/explore.ts');
		return explore({
			...argv,
			exitCodes: argv['exit-codes'],
			isShrunk: !argv['no-shrink'],
			shrinkRuns: argv['shrink-runs'],
		});
	},
});
