import {defineSubcommand} from './subcommand.ts';

/** Sessions with a real QEMU. */
export const recordCommand = defineSubcommand({
	command: 'record',
	describe: 'write down a session with a real QEMU, as its client or between it and a manager',
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
				description:
					'the transcript, FILE.jsonl; further sessions of a proxy go to FILE-2.jsonl, ...',
			})
			.option('listen', {
				alias: 'l',
				string: true,
				requiresArg: true,
				description: 'pass through what managers say that connect here',
			})
			.option('commands', {
				string: true,
				requiresArg: true,
				description: 'a file of commands, one a line, instead of standard input',
			})
			.option('for', {
				string: true,
				requiresArg: true,
				description: 'end after a span such as 10s, instead of on a signal',
			})
			.option('scrub', {
				boolean: true,
				default: false,
				description: 'replace names of hosts, users and VMs, homes, UUIDs, MAC and IP addresses',
			}),
	async run({from, output, listen, commands, for: forSpan, scrub}) {
		const {record} = await import('../commands/record.ts');
		return record({from, output, listen, commands, forSpan, isScrubbed: scrub});
	},
});
