import type {Duplex} from 'node:stream';
import {isJsonObject, type JsonObject} from '../../core/protocol/json-value.ts';
import type {Clock} from '../../core/runtime/clock.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseScriptLine, type ScriptStep} from './commands-script.ts';
import type {Recorder} from './recorder.ts';
import {parseMessage} from './transcript.ts';

// QEMU greets at once; one whose monitor serves somebody else says nothing.
const GREETING_MS_MAX = 5000;

/** What a recording client is given. */
export interface RecordingClientOptions {
	/** A connection that nobody has read yet. */
	readonly stream: Duplex;
	/** How the operator calls the peer, for messages. */
	readonly address: string;
	readonly clock: Clock;
	readonly recorder: Recorder;
	/** Called with each message of the peer. */
	readonly onMessage?: (text: string) => void;
}

/** Who ended a recording. */
export type RecordingEnd = 'qemu' | 'operator';

/** A client of a real QEMU that greets, negotiates, does as it is told and has all written down. */
export class RecordingClient {
	readonly #options: RecordingClientOptions;
	readonly #ended: Promise<RecordingEnd>;
	#settle: (end: RecordingEnd) => void = () => {};
	#fail: (error: unknown) => void = () => {};
	#isOver = false;
	#messages: JsonObject[] = [];
	#wake: () => void = () => {};

	constructor(options: RecordingClientOptions) {
		this.#options = options;
		this.#ended = new Promise((resolve, reject) => {
			this.#settle = resolve;
			this.#fail = reject;
		});
	}

	/**
	 * Negotiates, sends the commands one after the other, each when the one before is answered, then listens until
	 * `stop` or until the peer leaves.
	 * @throws MockQmpError CLIENT_FAILED for a peer that does not speak QMP, OPTION_INVALID, FILE_UNWRITABLE
	 */
	async run(lines: AsyncIterable<string>): Promise<RecordingEnd> {
		const {stream} = this.#options;
		stream.on('data', bytes => this.#guard(() => this.#take(bytes)));
		stream.on('error', () => this.#finish('qemu'));
		stream.on('end', () => this.#finish('qemu'));
		stream.on('close', () => this.#finish('qemu'));
		stream.resume();
		this.#work(lines).catch(error => this.#fail(error));
		try {
			return await this.#ended;
		} finally {
			this.#isOver = true;
			stream.destroy();
		}
	}

	/** Ends the recording. */
	stop(): void {
		this.#finish('operator');
	}

	async #work(lines: AsyncIterable<string>): Promise<void> {
		await this.#awaitGreeting();
		await this.#perform({kind: 'send', text: '{"execute": "qmp_capabilities"}'});
		for await (const line of lines) {
			const step = parseScriptLine(line);
			if (step !== undefined) {
				await this.#perform(step);
			}
		}
	}

	async #awaitGreeting(): Promise<void> {
		const {address, clock} = this.#options;
		const cancel = clock.after(GREETING_MS_MAX, () => {
			this.#fail(
				new MockQmpError('CLIENT_FAILED', `${address} sent no greeting within 5 s`, {
					remedy: 'another client may be served there, or it is no QMP monitor',
				}),
			);
		});
		await this.#until(() => this.#messages.some(message => message.has('QMP')));
		cancel();
	}

	async #perform(step: ScriptStep): Promise<void> {
		switch (step.kind) {
			case 'send':
				this.#messages = [];
				this.#send(step.text);
				await this.#until(() => this.#messages.some(message => !message.has('event')));
				break;
			case 'wait':
				await new Promise<void>(resolve => {
					this.#options.clock.after(step.delayMs, resolve);
				});
				break;
			case 'await':
				await this.#until(() =>
					this.#messages.some(message => message.get('event') === step.event),
				);
				break;
			default:
				step satisfies never;
		}
	}

	#send(text: string): void {
		if (!this.#isOver) {
			const bytes = Buffer.from(`${text}\r\n`);
			this.#options.recorder.take('in', bytes);
			this.#options.stream.write(bytes);
		}
	}

	#take(bytes: Buffer): void {
		const {recorder, address, onMessage} = this.#options;
		for (const text of recorder.take('out', bytes)) {
			const message = parseMessage(text);
			if (!isJsonObject(message)) {
				throw new MockQmpError('CLIENT_FAILED', `${address} is no QMP monitor: it says ${text}`);
			}

			this.#messages.push(message);
			onMessage?.(text);
		}

		this.#wake();
	}

	async #until(isDone: () => boolean): Promise<void> {
		while (!isDone()) {
			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}

	#finish(end: RecordingEnd): void {
		if (!this.#isOver) {
			this.#isOver = true;
			this.#guard(() => this.#options.recorder.end(end === 'qemu' ? 'out' : 'in'));
			this.#settle(end);
		}
	}

	// What the file system refuses must end the recording, not the process.
	#guard(work: () => void): void {
		try {
			work();
		} catch (error) {
			this.#fail(error);
		}
	}
}
