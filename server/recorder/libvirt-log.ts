import {type ImportedSession, parseStamp, SessionCollector} from './imported-session.ts';

// `STAMP: THREAD: level : function:line : text`, as libvirt 9.0 writes it to a file.
const LINE = /^(\S+ \S+): (\d+): \w+ : (\w+):\d+ : (.*)$/;
const SENT = /^QEMU_MONITOR_SEND_MSG: mon=(\S+) msg=(\{.*\})/;
const RECEIVED = /^QEMU_MONITOR_RECV_(?:EVENT|REPLY): mon=(\S+) (?:event|reply)=(\{.*\})/;
const WRITTEN = /^QEMU_MONITOR_IO_WRITE: mon=(\S+) /;
const CLOSED = /^QEMU_MONITOR_CLOSE: mon=(\S+)/;
const GREETED = /^Line \[(\{"QMP".*\})\]$/;

interface LogLine {
	readonly instant: number;
	readonly thread: string;
	readonly text: string;
}

const readLine = (line: string): LogLine | undefined => {
	const [, stamp = '', thread = '', , text = ''] = LINE.exec(line) ?? [];
	const instant = parseStamp(stamp);
	return instant === undefined ? undefined : {instant, thread, text};
};

/** Whether a text looks like libvirtd's log with the messages of the category qemu.qemu_monitor. */
export const isLibvirtLog = (text: string): boolean =>
	text.split('\n').some(line => {
		const message = readLine(line)?.text ?? '';
		return SENT.test(message) || RECEIVED.test(message);
	});

/** Sorts the lines of a log by monitor. */
class LogReader {
	readonly collector = new SessionCollector();
	// A greeting is logged without its monitor; it is that for which the same thread writes next.
	readonly #greetings = new Map<string, {readonly instant: number; readonly text: string}>();
	// libvirt uses an address again once a monitor is closed.
	readonly #names = new Map<string, string>();
	#count = 0;

	take({instant, thread, text}: LogLine): void {
		const greeting = GREETED.exec(text)?.[1];
		if (greeting !== undefined) {
			this.#greetings.set(thread, {instant, text: greeting});
			return;
		}

		const [, monitor] = WRITTEN.exec(text) ?? RECEIVED.exec(text) ?? [];
		const waiting = this.#greetings.get(thread);
		if (monitor !== undefined && waiting !== undefined) {
			this.#greetings.delete(thread);
			this.collector.add(this.#nameOf(monitor), waiting.instant, {
				direction: 'out',
				text: waiting.text,
			});
		}

		this.#takeMessage(instant, text);
	}

	#takeMessage(instant: number, text: string): void {
		for (const [pattern, direction] of [
			[SENT, 'in'],
			[RECEIVED, 'out'],
			[CLOSED, 'in'],
		] as const) {
			const [, monitor, message] = pattern.exec(text) ?? [];
			if (monitor !== undefined) {
				this.collector.add(this.#nameOf(monitor), instant, {direction, text: message});
			}
		}

		this.#names.delete(CLOSED.exec(text)?.[1] ?? '');
	}

	#nameOf(monitor: string): string {
		const name = this.#names.get(monitor) ?? `monitor ${++this.#count} (${monitor})`;
		this.#names.set(monitor, name);
		return name;
	}
}

/**
 * Reads libvirtd's log (`log_filters="1:qemu.qemu_monitor"`): a session for each monitor. Instants are good to the
 * millisecond.
 */
export const parseLibvirtLog = (text: string): readonly ImportedSession[] => {
	const reader = new LogReader();
	for (const line of text.split(/\r?\n/)) {
		const known = readLine(line);
		if (known !== undefined) {
			reader.take(known);
		}
	}

	return reader.collector.sessions;
};
