import {addServeOptions, givenFlags, machineWords} from '../serve-parser.ts';
import {defineSubcommand} from './subcommand.ts';

/** The main job. */
export const serveCommand = defineSubcommand({
	command: ['serve', '$0'],
	describe: 'the main job: listen, answer, play scenarios',
	builder: addServeOptions,
	async run(argv) {
		const {settleConfig} = await import('../config.ts');
		const {serve} = await import('../commands/serve.ts');
		return serve(settleConfig(givenFlags(argv), process.env, machineWords(argv)));
	},
});
