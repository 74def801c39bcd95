import type {Argv} from 'yargs';
import {defineSubcommand} from './subcommand.ts';

const addDemands = <T>(parser: Argv<T>) =>
	parser
		.option('exit-codes', {
			string: true,
			requiresArg: true,
			default: '0',
			description: 'exit codes that mean success: 0,3',
		})
		.option('log', {
			string: true,
			requiresArg: true,
			description: 'a pattern that it has to print wherever it is to succeed',
		})
		.option('forbid', {
			string: true,
			requiresArg: true,
			description: 'a pattern that it must not print, such as "Traceback|panic:"',
		})
		.option('daemon', {
			boolean: true,
			default: false,
			description: 'it is not expected to end: looked at until the scenario has played',
		});

/** How a client takes what QEMU may do to it. */
export const conformCommand = defineSubcommand({
	command: 'conform',
	describe: 'start a client once per hostile scenario and tell how it coped',
	builder: parser =>
		addDemands(
			parser
				.option('cmd', {
					string: true,
					requiresArg: true,
					description:
						'the client, a command line with {address}, {path} or {host} and {port}; also ' +
						'{scenario} and {seed}, and all of them as $MOCK_QMP_ADDRESS and so on',
				})
				.option('scenarios', {
					string: true,
					array: true,
					requiresArg: true,
					default: ['bestiary'],
					description: 'bestiary, all, names, files, folders; with commas, or given again',
				})
				.option('within', {
					string: true,
					requiresArg: true,
					default: '30s',
					description: 'so long it may take in each, beside what the scenario itself takes',
				})
				.option('jobs', {number: true, default: 4, description: 'so many at a time'})
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
		),
	async run(argv) {
		const {conformClient} = await import('../commands/conform.ts');
		return conformClient({...argv, exitCodes: argv['exit-codes']});
	},
});
