import {defineSubcommand} from './subcommand.ts';

/** What others have written down. */
export const importCommand = defineSubcommand({
	command: 'import <file>',
	describe: 'make a scenario or a transcript of a recording, a libvirt log, virsh output',
	builder: parser =>
		parser
			.positional('file', {
				type: 'string',
				demandOption: true,
				description:
					'a transcript, a log of libvirtd (log_filters="1:qemu.qemu_monitor"), or what virsh ' +
					'qemu-monitor-event printed',
			})
			.option('output', {
				alias: 'o',
				string: true,
				requiresArg: true,
				defaultDescription: 'standard output',
				description: 'where to write it',
			})
			.option('as', {
				choices: ['scenario', 'transcript'] as const,
				default: 'scenario' as const,
				description: 'a transcript can be played by serve --replay',
			})
			.option('session', {
				number: true,
				requiresArg: true,
				defaultDescription: 'the one with the most messages',
				description: 'which monitor or domain, counted from 1',
			})
			.option('scrub', {
				boolean: true,
				default: false,
				description: 'replace names of hosts, users and VMs, homes, UUIDs, MAC and IP addresses',
			}),
	async run({file, output, as, session, scrub}) {
		const {importFile} = await import('../commands/import.ts');
		return importFile({file, output, as, session, isScrubbed: scrub});
	},
});
