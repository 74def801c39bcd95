import {addServeOptions, givenFlags, machineWords} from '../serve-parser.ts';
import {defineSubcommand} from './subcommand.ts';

/** A real QEMU with something laid over it. */
export const proxyCommand = defineSubcommand({
	command: 'proxy',
	describe: 'pass all through to a real QEMU, with the events and faults of scenarios laid over it',
	builder: parser =>
		addServeOptions(
			parser.option('to', {
				string: true,
				demandOption: true,
				requiresArg: true,
				description: "the address of the real QEMU's monitor",
			}),
		),
	async run(argv) {
		const {settleConfig} = await import('../config.ts');
		const {serve} = await import('../commands/serve.ts');
		const config = settleConfig(givenFlags(argv), process.env, machineWords(argv));
		return serve({...config, to: String(argv.to)});
	},
});
