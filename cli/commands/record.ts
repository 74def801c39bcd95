import {createInterface} from 'node:readline';
import {Readable} from 'node:stream';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {readUserFile} from '../../core/runtime/files.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {ProxyRecording} from '../../server/recorder/proxy-recording.ts';
import {Recorder} from '../../server/recorder/recorder.ts';
import {RecordingClient} from '../../server/recorder/recording-client.ts';
import type {Scrubber} from '../../server/recorder/scrubber.ts';
import {SessionFiles, transcriptPath} from '../../server/recorder/session-files.ts';
import {type Endpoint, parseAddress} from '../../server/transports/address.ts';
import {listen} from '../../server/transports/catalog.ts';
import {dialText} from '../../server/transports/dial.ts';
import {ExitCode, exitCodeOf, explain} from '../exit.ts';
import {createScrubber, tellOfScrubbing} from '../scrubbing.ts';
import {onSignals} from '../signals.ts';

/** What to record and where to write it. */
export interface RecordOptions {
	/** The address of a real QEMU. */
	readonly from: string;
	/** Where managers connect instead; undefined: we are the client. */
	readonly listen: string | undefined;
	/** Path of the transcript. */
	readonly output: string;
	/** A file of commands; undefined: standard input. */
	readonly commands: string | undefined;
	/** A span such as 10s; undefined: until a signal. */
	readonly forSpan: string | undefined;
	readonly isScrubbed: boolean;
}

const say = (line: string): void => {
	process.stderr.write(`${line}\n`);
};

/** Milliseconds until the recording ends by itself; undefined: never. */
const durationOf = ({forSpan}: RecordOptions): number | undefined => {
	const durationMs = forSpan === undefined ? undefined : parseSpan(forSpan);
	if (forSpan !== undefined && durationMs === undefined) {
		throw new MockQmpError('OPTION_INVALID', `--for: "${forSpan}" is not allowed`, {
			remedy: 'a span such as 10s',
		});
	}

	return durationMs;
};

const listenEndpoint = (text: string): Endpoint => {
	const {endpoint, isClient} = parseAddress(text);
	if (isClient) {
		throw new MockQmpError('ADDRESS_INVALID', `--listen: cannot connect out to ${text}`, {
			remedy: 'name an address to listen on, without server=off',
		});
	}

	return endpoint;
};

const summarize = (files: SessionFiles): void => {
	const {transcript, scenario, messageCount, isScenarioNew, hasQemuLeft} = files.summary;
	const end = hasQemuLeft ? '; QEMU has ended the connection, they are all until then' : '';
	say(`recorded ${messageCount} messages in ${transcript}${end}`);
	if (isScenarioNew) {
		say(`their scenario is ${scenario}`);
	} else if (messageCount > 0) {
		say(`${scenario} was not written anew: it was there, or could not be written`);
	}
};

// Standard input is not touched before somebody waits for its lines: readline drops those that nobody waits for.
async function* standardLines(): AsyncGenerator<string> {
	yield* createInterface({input: process.stdin});
}

// A file is read at once: what is wrong with its path must not cost a recording.
const linesOf = (path: string | undefined): AsyncIterable<string> =>
	path === undefined ? standardLines() : Readable.from(readUserFile(path).split('\n'));

/** What every recording is given. */
interface Surroundings {
	readonly clock: SystemClock;
	readonly scrubber: Scrubber | undefined;
	/** Calls `end` on a signal, or when the time is over that was asked for. */
	readonly whenOver: (end: () => void) => void;
}

const surroundingsOf = (options: RecordOptions): Surroundings => {
	const clock = new SystemClock();
	const durationMs = durationOf(options);
	return {
		clock,
		scrubber: options.isScrubbed ? createScrubber() : undefined,
		whenOver(end) {
			onSignals({onEnd: end, onTrigger: () => {}});
			if (durationMs !== undefined) {
				clock.after(durationMs, end);
			}
		},
	};
};

const recordAsClient = async (
	options: RecordOptions,
	{clock, scrubber, whenOver}: Surroundings,
): Promise<void> => {
	const lines = linesOf(options.commands);
	const stream = await dialText(options.from);
	const files = new SessionFiles(transcriptPath(options.output, 1), scrubber);
	try {
		const client = new RecordingClient({
			stream,
			address: options.from,
			clock,
			recorder: new Recorder(clock, entry => files.write(entry)),
			onMessage: text => process.stdout.write(`${text}\n`),
		});
		whenOver(() => client.stop());
		await client.run(lines);
	} finally {
		try {
			files.close();
		} finally {
			summarize(files);
		}
	}
};

const recordAsProxy = async (
	options: RecordOptions & {readonly listen: string},
	{clock, scrubber, whenOver}: Surroundings,
): Promise<number> => {
	const sessions: SessionFiles[] = [];
	let exitCode: number = ExitCode.Done;
	const proxy = new ProxyRecording({
		clock,
		connect: () => dialText(options.from),
		openSession(number) {
			const files = new SessionFiles(transcriptPath(options.output, number), scrubber);
			sessions.push(files);
			return files;
		},
		onError(error) {
			if (!(error instanceof MockQmpError)) {
				throw error;
			}

			exitCode = exitCodeOf(error);
			say(explain(error));
		},
	});
	const listener = await listen(listenEndpoint(options.listen), client => {
		void proxy.accept(client);
	});
	process.stdout.write(`ready ${listener.address}\n`);
	await new Promise<void>(whenOver);
	await listener.close();
	proxy.close();
	for (const files of sessions) {
		files.close();
		summarize(files);
	}

	return exitCode;
};

/** Records what a real QEMU says, as its client or between it and a manager. Gives the exit code. */
export const record = async (options: RecordOptions): Promise<number> => {
	const surroundings = surroundingsOf(options);
	try {
		if (options.listen !== undefined) {
			return await recordAsProxy({...options, listen: options.listen}, surroundings);
		}

		await recordAsClient(options, surroundings);
		return ExitCode.Done;
	} finally {
		surroundings.clock.stop();
		if (surroundings.scrubber !== undefined) {
			tellOfScrubbing(surroundings.scrubber);
		}
	}
};
