import {defineSubcommand} from './subcommand.ts';

/** Reports of loads. */
export const reportCommand = defineSubcommand({
	command: 'report <action> <files..>',
	describe:
		'merge the reports of shards (--report json:FILE): counts and histograms add; judge the whole',
	builder: parser =>
		parser
			.positional('action', {choices: ['merge'] as const, demandOption: true})
			.positional('files', {
				type: 'string',
				array: true,
				demandOption: true,
				description: 'a report of each shard',
			})
			.option('report', {
				string: true,
				array: true,
				nargs: 1,
				default: [],
				description: 'write the whole down: json:FILE, html:FILE, junit:FILE or tap:FILE',
			}),
	async run({files, report}) {
		const {mergeReports} = await import('../commands/merge-reports.ts');
		return mergeReports(files, report);
	},
});
