import {MockQmpError} from '../../core/runtime/errors.ts';
import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

const positive = (name: string, value: number, isWhole: boolean): number => {
	if (value > 0 && (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value))) {
		return value;
	}

	throw new MockQmpError('OPTION_INVALID', `--${name}: "${value}" is not allowed`, {
		remedy: isWhole ? 'a whole number from 1' : 'a number above 0',
	});
};

/** Events without a server. */
export const generateCommand = defineSubcommand({
	command: 'generate <event>',
	describe: 'print believable events, a line each, exactly as on the wire',
	builder: parser =>
		parser
			.positional('event', {
				type: 'string',
				demandOption: true,
				description: 'the name of the event',
			})
			.option('count', {alias: 'n', number: true, default: 1, description: 'how many'})
			.option('seed', {string: true, requiresArg: true, description: 'what all data follow from'})
			.option('rate', {number: true, requiresArg: true, description: 'so many a second'})
			.option('qemu', {string: true, requiresArg: true, description: 'a profile, as of serve'}),
	async run({event, count, seed, rate, qemu}) {
		const {generate} = await import('../commands/generate.ts');
		await generate({
			event,
			count: positive('count', count, true),
			seed,
			rate: rate === undefined ? undefined : positive('rate', rate, false),
			qemu,
		});
		return ExitCode.Done;
	},
});
