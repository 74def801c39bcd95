import {ByteFile} from '../../core/runtime/byte-file.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {membersOfShard, type Shard} from '../../server/fleet/fleet.ts';
import {memberAddress} from '../../server/fleet/member-address.ts';
import {ConsumerLog} from '../../server/sink/consumer-log.ts';
import {examineLine} from '../../server/sink/examine-line.ts';
import {Sink, type SinkSummary} from '../../server/sink/sink.ts';
import {ExitCode, tellError} from '../exit.ts';
import {onSignals} from '../signals.ts';

// So many connections are opened side by side.
const CONNECTING_AT_ONCE = 64;
const ALL: Shard = {index: 0, count: 1};

/** What to take, and from where. */
export interface SinkRequest {
	readonly addresses: readonly string[];
	/** Machines of each address, of all shards together. */
	readonly machines: number;
	readonly shard: Shard | undefined;
	readonly count: number | undefined;
	readonly forMs: number | undefined;
	readonly waitMs: number;
	readonly log: string | undefined;
	readonly key: string | undefined;
	readonly sequence: string | undefined;
	readonly wrap: number | undefined;
	/** 0: no event is parsed. */
	readonly checkEvery: number;
	readonly qemu: string | undefined;
	readonly isJson: boolean;
}

interface Target {
	readonly address: string;
	readonly machine: number;
}

/** The addresses, each with the number of its machine. */
const targetsOf = ({addresses, machines, shard = ALL}: SinkRequest): readonly Target[] =>
	addresses.flatMap((address, position) =>
		machines === 1 && !address.includes('{i}')
			? [{address, machine: position}]
			: membersOfShard(machines, shard).map(index => ({
					address: memberAddress(address, index),
					machine: position * machines + index,
				})),
	);

const latencyLine = (latencyMs: Readonly<Record<string, number>>): string =>
	Object.entries(latencyMs)
		.map(([name, ms]) => `${name} ${ms.toFixed(3)} ms`)
		.join(', ');

/** A summary, a line each. */
const linesOf = (summary: SinkSummary): readonly string[] => {
	const {machines, events, bytes, seconds, rate, byEvent, checked, latencyMs, sequence} = summary;
	return [
		`${events} events from ${machines} ${machines === 1 ? 'machine' : 'machines'} in ${seconds.toFixed(3)} s: ` +
			`${rate} events/s, ${bytes} bytes`,
		...Object.entries(byEvent).map(([name, count]) => `  ${name} ${count}`),
		...(events === 0 ? [] : [`latency ${latencyLine(latencyMs)}`]),
		...(checked === 0 ? [] : [`${checked} of them held to the schema`]),
		...(sequence === undefined
			? []
			: [
					`sequence: lost ${sequence.lost}, doubled ${sequence.doubled}, out of order ${sequence.reordered}`,
				]),
		...summary.problems.map(problem => `amiss: ${problem}`),
	];
};

const isWhole = ({sequence, problems, events}: SinkSummary, {count = 0}: SinkRequest): boolean =>
	problems.length === 0 &&
	events >= count &&
	(sequence === undefined || sequence.lost + sequence.doubled + sequence.reordered === 0);

const connectAll = async (sink: Sink, request: SinkRequest): Promise<void> => {
	const targets = targetsOf(request);
	for (let from = 0; from < targets.length; from += CONNECTING_AT_ONCE) {
		await Promise.all(
			targets
				.slice(from, from + CONNECTING_AT_ONCE)
				.map(({address, machine}) => sink.connect(address, machine, request.waitMs)),
		);
	}
};

const logOf = ({log, key}: SinkRequest): ConsumerLog | undefined =>
	log === undefined
		? undefined
		: new ConsumerLog(new ByteFile(log, tellError), {
				hasKeys: key !== undefined,
			});

/**
 * Takes events until all machines have ended, enough has come, the time is over or SIGINT. Gives the exit code: 1 when
 * something was lost, doubled, out of order or malformed, or fewer came than asked for.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_UNAVAILABLE, OPTION_INVALID
 */
export const sink = async (request: SinkRequest): Promise<number> => {
	const {key, sequence, wrap, count, checkEvery, qemu, forMs} = request;
	if (key !== undefined && sequence !== undefined && sequence !== 'stamp' && key !== sequence) {
		throw new MockQmpError('OPTION_INVALID', `--key ${key} and --sequence ${sequence} differ`, {
			remedy: 'one member is read of each event: name the same one, or leave one option out',
		});
	}

	const clock = new SystemClock();
	const log = logOf(request);
	const examine = checkEvery > 0 ? {examine: examineLine(loadProfile(qemu))} : {};
	const consumer = new Sink({key, sequence, wrap, count, checkEvery, log, ...examine}, clock);
	onSignals({onEnd: () => consumer.close(), onTrigger: () => {}});
	try {
		await connectAll(consumer, request);
		if (forMs !== undefined) {
			clock.after(forMs, () => consumer.close());
		}

		await consumer.done;
	} finally {
		consumer.close();
		await log?.close();
		clock.stop();
	}

	const {summary} = consumer;
	const lines = request.isJson ? [JSON.stringify(summary)] : linesOf(summary);
	process.stdout.write(`${lines.join('\n')}\n`);
	return isWhole(summary, request) && !log?.hasFailed ? ExitCode.Done : ExitCode.Failed;
};
