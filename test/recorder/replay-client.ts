import {later} from '../../core/runtime/clock.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {Recorder} from '../../server/recorder/recorder.ts';
import type {TranscriptEntry} from '../../server/recorder/transcript.ts';
import {connectWhenReady} from '../conformance/endpoint.ts';

/** A client that says what a recorded one said, at the same instants, and writes down what it hears. */
export const playClient = async (
	path: string,
	recorded: readonly TranscriptEntry[],
): Promise<readonly TranscriptEntry[]> => {
	const clock = new SystemClock({isPrecise: true});
	const entries: TranscriptEntry[] = [];
	const recorder = new Recorder(clock, entry => entries.push(entry));
	const socket = await connectWhenReady(path);
	let isGreeted = false;
	socket.on('data', bytes => {
		const zero = clock.now();
		recorder.take('out', bytes);
		if (!isGreeted) {
			isGreeted = true;
			for (const {atMs, direction, text} of recorded) {
				if (direction === 'in' && text !== undefined) {
					clock.at(later(zero, atMs), () => {
						recorder.take('in', Buffer.from(text));
						socket.write(text);
					});
				}
			}
		}
	});
	await new Promise(resolve => {
		socket.on('end', resolve);
		socket.on('error', resolve);
	});
	recorder.end('out');
	socket.destroy();
	clock.stop();
	return entries;
};
