import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** What a real QEMU answers, for `serve --qemu`. */
export const profileCommand = defineSubcommand({
	command: 'profile',
	describe: 'record what a real QEMU says of itself, for serve --qemu; ask one that nobody needs',
	builder: parser =>
		parser
			.option('from', {
				string: true,
				demandOption: true,
				requiresArg: true,
				description: "the address of the real QEMU's monitor",
			})
			.option('output', {
				alias: 'o',
				string: true,
				demandOption: true,
				requiresArg: true,
				description: 'the profile, FILE.json',
			}),
	async run({from, output}) {
		const {profile} = await import('../commands/profile.ts');
		await profile(from, output);
		return ExitCode.Done;
	},
});
