import {defineSubcommand} from './subcommand.ts';

/** A begin. */
export const initCommand = defineSubcommand({
	command: 'init',
	describe: 'write a starter scenario and a test of it into this folder',
	builder: parser => parser,
	async run() {
		const {init} = await import('../commands/init.ts');
		return init();
	},
});
