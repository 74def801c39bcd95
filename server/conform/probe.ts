import {Duplex} from 'node:stream';
import {type Clock, MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import {VirtualClock} from '../../core/runtime/virtual-clock.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {createMockQmp} from '../create-mock-qmp.ts';
import type {Monitor} from '../monitor.ts';

type Message = Readonly<Record<string, unknown>>;

/** What reached a client that asked the usual, as far as readers differ in taking it. */
export interface Heard {
	/** The first two. */
	readonly messages: readonly Message[];
	/** Up to its line feed, in bytes. */
	readonly longestLine: number;
	/** Infinity when it never came. */
	readonly greetingAfterMs: number;
	readonly slowestReplyMs: number;
	/** Something else came in the read that ended the greeting. */
	readonly isGreetingGlued: boolean;
	/** The greeting came in several reads. */
	readonly isGreetingCut: boolean;
	/** How many messages ended in one read, at most. */
	readonly messagesInOneRead: number;
	/** The connection ended before a command was answered, other than by quit. */
	readonly isEndedUnasked: boolean;
	/** The last message was whole and never got its line end. */
	readonly isLineOpen: boolean;
}

// What managers ask; long enough for all deadlines, with time for what a timeline does by itself.
const COMMANDS: readonly object[] = [
	{execute: 'qmp_capabilities'},
	...Array.from({length: 6}, () => ({execute: 'query-status'})),
	{execute: 'device_del', arguments: {id: 'net0'}},
];
const QUIT = {execute: 'quit'};
const TALK_MS = 200_000;
const LISTEN_MS = 20_000;
const END_MS = 1000;
const STEP_MS = 50;
const LINE_END = '\r\n';
const CARRIAGE_RETURN = 1;
// The greeting and what comes behind it.
const MESSAGES_KEPT = 2;

const parsed = (line: string): Message => {
	try {
		return JSON.parse(line);
	} catch {
		return {};
	}
};

/** A client in virtual time that sends a command when the one before is answered, and keeps its reads apart. */
class ProbeClient {
	/** The first reads, until the greeting is whole. */
	readonly firstReads: string[] = [];
	/** The first two messages. */
	readonly messages: Message[] = [];
	longestLine = 0;
	messagesInOneRead = 0;
	/** What has come of a message whose end has not. */
	rest = '';
	readonly #clock: Clock;
	readonly #begin: number;
	readonly #stream: Duplex;
	readonly #commands: object[] = [...COMMANDS];
	#sentAt: number | undefined;
	#isGone = false;
	greetingAfterMs = Number.POSITIVE_INFINITY;
	slowestReplyMs = 0;
	isEndedUnasked = false;

	constructor(clock: Clock, monitor: Monitor) {
		this.#clock = clock;
		this.#begin = clock.now();
		this.#stream = new Duplex({
			allowHalfOpen: true,
			read() {},
			write: (chunk, _, callback) => {
				this.#read(chunk.toString('latin1'));
				callback();
			},
			final: callback => {
				this.isEndedUnasked ||= this.#sentAt !== undefined;
				this.#isGone = true;
				callback();
			},
		});
		this.#stream.on('error', () => {});
		this.#stream.once('finish', () => this.#stream.destroy());
		monitor.accept(this.#stream, () => {
			this.isEndedUnasked ||= this.#sentAt !== undefined;
			this.#isGone = true;
			this.#stream.destroy();
		});
	}

	/** Whether all is answered that was to be asked. */
	get isDone(): boolean {
		return this.#isGone || (this.#sentAt === undefined && this.#commands.length === 0);
	}

	send(command: object): void {
		// Never within the read that it answers: no socket does so.
		queueMicrotask(() => {
			if (!this.#isGone) {
				this.#stream.push(`${JSON.stringify(command)}\n`);
			}
		});
	}

	#read(piece: string): void {
		if (this.messages.length === 0) {
			this.firstReads.push(piece);
		}

		const lines = `${this.rest}${piece}`.split(LINE_END);
		this.rest = lines.pop() ?? '';
		this.messagesInOneRead = Math.max(this.messagesInOneRead, lines.length);
		for (const line of lines) {
			this.longestLine = Math.max(this.longestLine, line.length + CARRIAGE_RETURN);
			if (this.messages.length < MESSAGES_KEPT) {
				this.messages.push(parsed(line));
			}

			this.#hear(line);
		}
	}

	#hear(line: string): void {
		const now = this.#clock.now();
		if (line.startsWith('{"QMP"')) {
			this.greetingAfterMs = Math.min(
				this.greetingAfterMs,
				(now - this.#begin) / MICROSECONDS_PER_MS,
			);
			this.#next();
		} else if (this.#sentAt !== undefined && /^\s*\{\s*"(?:return|error)"/.test(line)) {
			const tookMs = (now - this.#sentAt) / MICROSECONDS_PER_MS;
			this.slowestReplyMs = Math.max(this.slowestReplyMs, tookMs);
			this.#next();
		}
	}

	#next(): void {
		const command = this.#commands.shift();
		this.#sentAt = command === undefined ? undefined : this.#clock.now();
		if (command !== undefined) {
			this.send(command);
		}
	}
}

const lineEndsIn = (read: string): number => read.split(LINE_END).length - 1;

const isCut = (reads: readonly string[]): boolean => {
	const first = reads[0] ?? '';
	return first.startsWith('{"QMP"') && !first.includes(LINE_END);
};

const isGlued = (reads: readonly string[]): boolean => {
	const at = reads.findIndex(read => read.includes('"QMP"'));
	const whole = reads.slice(Math.max(0, at)).find(read => read.includes(LINE_END)) ?? '';
	return lineEndsIn(whole) > 1 || !(whole === '' || whole.endsWith(LINE_END));
};

const heardBy = (client: ProbeClient): Heard => {
	const {firstReads, messages, longestLine, messagesInOneRead, rest} = client;
	const {greetingAfterMs, slowestReplyMs, isEndedUnasked} = client;
	return {
		messages,
		longestLine,
		greetingAfterMs,
		slowestReplyMs,
		isGreetingGlued: isGlued(firstReads),
		isGreetingCut: isCut(firstReads),
		messagesInOneRead,
		isEndedUnasked,
		isLineOpen: rest.endsWith('}'),
	};
};

/** Plays a scenario in virtual time to a client that asks the usual, and tells what reached it. */
export const probe = async (scenario: string | ScenarioFile): Promise<Heard> => {
	const clock = new VirtualClock();
	const qmp = await createMockQmp({scenarios: [scenario], seed: 'probe', listen: []}, clock);
	await qmp.listen();
	const client = new ProbeClient(clock, qmp.addMonitor());
	for (let passed = 0; passed < TALK_MS && !client.isDone; passed += STEP_MS) {
		await clock.advance(STEP_MS);
	}

	await clock.advance(LISTEN_MS);
	client.send(QUIT);
	await clock.advance(END_MS);
	await qmp.close();
	return heardBy(client);
};
