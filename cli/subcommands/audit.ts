import {MockQmpError} from '../../core/runtime/errors.ts';
import {defineSubcommand} from './subcommand.ts';

const WINDOW = 400_000;
// More than one frame of a ledger may hold.
const WINDOW_MIN = 200_000;
const EXAMPLES = 10;

/** Compares what was sent with what consumers saw. */
export const auditCommand = defineSubcommand({
	command: 'audit <files..>',
	describe:
		'compare ledgers (serve --ledger) with what consumers logged: lost, doubled, reordered, latency',
	builder: parser =>
		parser
			.positional('files', {
				type: 'string',
				array: true,
				demandOption: true,
				description:
					'ledgers, of all shards (with --workers the name given to --ledger stands for all its parts), ' +
					'and logs of consumers: {"machine", "event", "stamp", "data"} a line',
			})
			.option('key', {
				string: true,
				description:
					'know events by this member (data.sector-num, stamp) instead of stamp and data',
			})
			.option('allow', {
				string: true,
				array: true,
				nargs: 1,
				default: [],
				description: 'so much may be amiss: lost=10, reordered=0.1%',
			})
			.option('window', {
				number: true,
				default: WINDOW,
				description: 'remember so many events, to find what comes late or twice',
			})
			.option('examples', {
				number: true,
				default: EXAMPLES,
				description: 'show so many of each thing amiss',
			})
			.option('json', {boolean: true, default: false, description: 'print JSON'}),
	async run({files, key, allow, window, examples, json}) {
		if (!(Number.isSafeInteger(window) && window >= WINDOW_MIN)) {
			throw new MockQmpError(
				'OPTION_INVALID',
				`--window: a whole number from ${WINDOW_MIN} is needed`,
			);
		}

		const {audit} = await import('../commands/audit.ts');
		return audit({files, key, allow, window, examples, isJson: json});
	},
});
