import {encodeValue} from '../../core/protocol/encode.ts';
import {timestampOf} from '../../core/protocol/messages.ts';
import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import {type ImportedSession, parseStamp, SessionCollector} from './imported-session.ts';
import {asInserted, parseMessage} from './transcript.ts';

// virsh 9.0: `STAMP: event NAME for domain 'D': DATA` with --timestamp, else `event NAME at SECONDS for domain ...`.
const EVENT =
	/^(?:(\S+ \S+): )?event (\S+)(?: at (\d+)\.(\d{6}))? for domain (?:'(.*?)'|(\S+)): (.*)$/;
const NO_DATA = '<null>';

/** Whether a text looks like the output of `virsh qemu-monitor-event`. */
export const isVirshOutput = (text: string): boolean =>
	text.split('\n').some(line => EVENT.test(line));

// With --pretty the data goes on over the lines that follow, up to an empty one or the next event.
const wholeEvents = (text: string): readonly string[] => {
	const events: string[] = [];
	let isOpen = false;
	for (const line of text.split(/\r?\n/)) {
		if (EVENT.test(line)) {
			events.push(line);
			isOpen = true;
		} else if (isOpen && line !== '') {
			events.push(`${events.pop() ?? ''} ${line.trim()}`);
		} else {
			isOpen = false;
		}
	}

	return events;
};

const instantOf = (stamp: string | undefined, seconds = '0', microseconds = '0'): number =>
	stamp === undefined
		? Number(seconds) * MICROSECONDS_PER_MS * 1000 + Number(microseconds)
		: (parseStamp(stamp) ?? 0);

/** Reads what `virsh qemu-monitor-event --loop` prints, with its other options or without: a session a domain. */
export const parseVirshOutput = (text: string): readonly ImportedSession[] => {
	const collector = new SessionCollector();
	for (const line of wholeEvents(text)) {
		const [, stamp, event = '', seconds, microseconds, quoted, bare, data = ''] =
			EVENT.exec(line) ?? [];
		const instant = instantOf(stamp, seconds, microseconds);
		const message = encodeValue({
			timestamp: timestampOf(instant),
			event,
			...(data === NO_DATA ? {} : {data: asInserted(parseMessage(data) ?? null)}),
		});
		collector.add(quoted ?? bare ?? '', instant, {direction: 'out', text: message});
	}

	return collector.sessions;
};
