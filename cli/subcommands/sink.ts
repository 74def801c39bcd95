import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {shardOf} from '../shard.ts';
import {defineSubcommand} from './subcommand.ts';

const CHECK_EVERY = 1000;

const readSpan = (name: string, text: string | undefined): number | undefined => {
	const ms = text === undefined ? undefined : parseSpan(text);
	if (text !== undefined && ms === undefined) {
		throw new MockQmpError('OPTION_INVALID', `--${name}: "${text}" is not a time such as 10s`);
	}

	return ms;
};

const readNumber = (name: string, value: number | undefined, least = 1): number | undefined => {
	if (value !== undefined && !(Number.isSafeInteger(value) && value >= least)) {
		throw new MockQmpError('OPTION_INVALID', `--${name}: a whole number from ${least} is needed`);
	}

	return value;
};

// A flag without a value is an empty text.
const readCheck = (text: string | undefined): number =>
	text === '' ? CHECK_EVERY : (readNumber('check', text === undefined ? 0 : Number(text), 0) ?? 0);

/** A consumer of events. */
export const sinkCommand = defineSubcommand({
	command: 'sink <addresses..>',
	describe: 'take events as fast as they come; tell count, rate and latency, and what is amiss',
	builder: parser =>
		parser
			.positional('addresses', {
				type: 'string',
				array: true,
				demandOption: true,
				description:
					'unix:PATH, tcp:HOST:PORT or ws:HOST:PORT/PATH; {i} is the number of the machine',
			})
			.option('machines', {
				number: true,
				default: 1,
				description: 'so many machines of each address (tcp without {i}: port + i)',
			})
			.option('shard', {
				string: true,
				description:
					'only the machines of part I of N; else as serve finds it from the environment',
			})
			.option('count', {number: true, description: 'stop after so many events, of all machines'})
			.option('for', {string: true, description: 'stop after so long: 10s, 5m'})
			.option('wait', {
				string: true,
				default: '0s',
				description: 'try so long until somebody listens',
			})
			.option('log', {string: true, description: 'write each event to this file, for audit'})
			.option('key', {
				string: true,
				description: 'log this member instead of the data: data.sector-num',
			})
			.option('sequence', {
				string: true,
				description: 'a member that grows by one (data.sector-num), or stamp: never goes back',
			})
			.option('wrap', {number: true, description: 'the number at which that member is 0 again'})
			.option('check', {
				string: true,
				description: `parse every so many events and hold them to the schema; without a number ${CHECK_EVERY}`,
			})
			.option('qemu', {string: true, description: 'the profile whose schema that is'})
			.option('json', {boolean: true, default: false, description: 'print JSON'}),
	async run(argv) {
		const {sink} = await import('../commands/sink.ts');
		const {addresses, log, key, sequence, qemu, json} = argv;
		return sink({
			addresses,
			log,
			key,
			sequence,
			qemu,
			isJson: json,
			machines: readNumber('machines', argv.machines) ?? 1,
			shard: shardOf(argv.shard, process.env),
			count: readNumber('count', argv.count),
			wrap: readNumber('wrap', argv.wrap, 2),
			checkEvery: readCheck(argv.check),
			forMs: readSpan('for', argv.for),
			waitMs: readSpan('wait', argv.wait) ?? 0,
		});
	},
});
