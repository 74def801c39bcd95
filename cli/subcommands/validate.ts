import {defineSubcommand} from './subcommand.ts';

/** Whether scenario files are right. */
export const validateCommand = defineSubcommand({
	command: 'validate <files..>',
	describe: 'tell all that is wrong with scenario files, with line and column',
	builder: parser =>
		parser
			.positional('files', {type: 'string', array: true, demandOption: true})
			.option('strict', {boolean: true, default: false, description: 'hints count as errors'}),
	async run({files, strict}) {
		const {validate} = await import('../commands/validate.ts');
		return validate(files, strict);
	},
});
