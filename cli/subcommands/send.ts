import {defineSubcommand} from './subcommand.ts';

const WITHIN_MS = 5000;

/** A small client. */
export const sendCommand = defineSubcommand({
	command: 'send <address> <command> [args..]',
	describe: 'greet, send one command, print its reply',
	builder: parser =>
		parser
			.positional('address', {type: 'string', demandOption: true})
			.positional('command', {
				type: 'string',
				demandOption: true,
				description: 'a name, or a whole request as JSON: \'{"execute": ...}\'',
			})
			.positional('args', {
				type: 'string',
				array: true,
				description: 'arguments as KEY=VALUE; values are JSON where they can be',
			})
			.option('within', {
				number: true,
				default: WITHIN_MS,
				description: 'milliseconds until the reply must be there',
			}),
	async run({address, command, args: pairs = [], within}) {
		const {send} = await import('../commands/send.ts');
		return send({address, command, pairs, withinMs: within});
	},
});
