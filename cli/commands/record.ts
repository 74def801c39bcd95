import {createInterface} from 'node:readline';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {readUserFile} from '../../core/runtime/files.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {ProxyRecording} from '../../server/recorder/proxy-recording.ts';
import {Recorder} from '../../server/recorder/recorder.ts';
import {RecordingClient} from '../../server/recorder/recording-client.ts';
import type {Scrubber} from '../../server/recorder/scrubber.ts';
import {SessionFiles, transcriptPath} from '../../server/recorder/session-files.ts';
import {parseAddress} from '../../server/transports/address.ts';
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

const durationOf = (text: string): number => {
	const span = parseSpan(text);
	if (span === undefined) {
		throw new MockQmpError('OPTION_INVALID', `--for: "${text}" is not allowed`, {
			remedy: 'a span such as 10s',
		});
	}

	return span;
};

const summarize = (files: SessionFiles): void => {
	const {transcript, messageCount, hasQemuLeft} = files.summary;
	const end = hasQemuLeft ? '; QEMU has ended the connection, they are all until then' : '';
	say(`recorded ${messageCount} messages in ${transcript}${end}`);
};

async function* linesOf(path: string | undefined): AsyncGenerator<string> {
	yield* path === undefined
		? createInterface({input: process.stdin})
		: readUserFile(path).split('\n');
}

/** Ends what runs on a signal, or after the time that was asked for. */
const endInTime = (clock: SystemClock, {forSpan}: RecordOptions, end: () => void): void => {
	onSignals({onEnd: end, onTrigger: () => {}});
	if (forSpan !== undefined) {
		clock.after(durationOf(forSpan), end);
	}
};

const recordAsClient = async (
	options: RecordOptions,
	clock: SystemClock,
	scrubber: Scrubber | undefined,
): Promise<void> => {
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
		endInTime(clock, options, () => client.stop());
		await client.run(linesOf(options.commands));
	} finally {
		files.close();
		summarize(files);
	}
};

const recordAsProxy = async (
	options: RecordOptions & {readonly listen: string},
	clock: SystemClock,
	scrubber: Scrubber | undefined,
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
	const listener = await listen(parseAddress(options.listen).endpoint, client => {
		void proxy.accept(client);
	});
	process.stdout.write(`ready ${listener.address}\n`);
	await new Promise<void>(resolve => endInTime(clock, options, resolve));
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
	const clock = new SystemClock();
	const scrubber = options.isScrubbed ? createScrubber() : undefined;
	try {
		if (options.listen !== undefined) {
			return await recordAsProxy({...options, listen: options.listen}, clock, scrubber);
		}

		await recordAsClient(options, clock, scrubber);
		return ExitCode.Done;
	} finally {
		clock.stop();
		if (scrubber !== undefined) {
			tellOfScrubbing(scrubber);
		}
	}
};
