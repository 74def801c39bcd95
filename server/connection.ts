import type {Duplex} from 'node:stream';
import {type FaultAction, write} from '../core/faults/fault-action.ts';
import type {FaultVictim} from '../core/faults/fault-plan.ts';
import type {OutgoingMessage} from '../core/faults/fault-rule.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import {writeNow} from '../core/runtime/write-now.ts';
import type {ClientSession} from './client-session.ts';
import type {ConnectionOptions} from './connection-options.ts';
import {cutOffUnread} from './cut-off-unread.ts';
import {type BlockDone, eventIn} from './load/event-in.ts';
import {onceDrained} from './once-drained.ts';
import {ReadPace} from './read-pace.ts';
import {splitGreeting} from './split-greeting.ts';
import {traceWire} from './trace-wire.ts';
import {takesBlocks} from './transports/block-streams.ts';
import {WireOutput} from './wire-output.ts';

// A client that leaves so much unread is read no further: it gets no replies before it has taken these.
const UNREAD_PAUSE_BYTES = 1024 * 1024;

/** Joins a stream to a session; reads no faster than the client takes what it is sent. */
export class Connection implements FaultVictim {
	readonly monitor: string;
	readonly client: string;
	readonly stream: Duplex;
	readonly #session: ClientSession;
	readonly #options: ConnectionOptions;
	// The way out once faults have touched it: from then on all goes through it, to stay in order.
	#output: WireOutput | undefined;
	#pace: ReadPace | undefined;
	#isReceiving = false;
	#isOpen = true;

	constructor(options: ConnectionOptions) {
		const {stream, monitor, label, session} = options;
		this.monitor = monitor;
		this.client = label;
		this.stream = stream;
		this.#options = options;
		this.#session = session({
			client: label,
			send: (text, outgoing) => this.#send(text, outgoing),
			onRoom: () => this.#readOrPause(),
			onDone: () => stream.end(),
		});
	}

	// Whether messages may be written as they are, past all that looks at each.
	get #isPlain(): boolean {
		return takesBlocks(this.stream) && this.#output === undefined && !this.#options.faults.isArmed;
	}

	get isNegotiated(): boolean {
		return this.#session.isNegotiated;
	}

	/** Greets and begins to read. */
	open(): void {
		const {stream, log, faults} = this.#options;
		stream.on('data', bytes => this.#receive(bytes));
		stream.on('end', () => this.#session.endInput());
		stream.on('drain', () => this.#readOrPause());
		stream.on('error', error => log.write('debug', `client failed: ${error.message}`));
		stream.on('close', () => this.#closed());
		this.#greet(faults.isArmed ? faults.meet(this) : []);
		this.#readOrPause();
	}

	/** Tells the client of an event. */
	deliver(event: EventMessage): void {
		this.#session.deliver(event);
	}

	/** Bytes that the client has not taken yet. */
	get unread(): number {
		return this.stream.writableLength + (this.#output?.waitingBytes ?? 0);
	}

	/** Sends what can be sent at once of messages rendered elsewhere, and tells how many bytes these were. */
	sendNow(bytes: Buffer): number {
		return this.#isPlain && this.stream.writable ? writeNow(this.stream, bytes) : 0;
	}

	/** Sends messages rendered elsewhere, to a client of the audience; `done` when the bytes may be used again. */
	sendBlock(bytes: Buffer, done: BlockDone): void {
		if (!this.stream.writable) {
			done(new Error('the client is gone'));
			return;
		}

		if (this.#isPlain) {
			this.stream.write(bytes, done);
		} else {
			// Each message in a write of its own, since readers in memory take it so, and a spoilt way says when each goes.
			for (const message of bytes.toString('latin1').split(/(?<=\n)/)) {
				this.#send(message, eventIn(message));
			}

			done();
		}

		cutOffUnread(this, this.#options.log);
	}

	onceDrained(listener: () => void): void {
		onceDrained(this.stream, listener);
	}

	/** Sends what is under way, then end of file; resolves when the client has it or is gone. */
	close(): Promise<void> {
		return new Promise(resolve => {
			if (this.#isOpen) {
				this.stream.once('close', resolve);
				this.#output?.flush();
				this.#end();
			} else {
				resolve();
			}
		});
	}

	destroy(): void {
		this.stream.destroy();
	}

	cannot(): undefined {
		return undefined;
	}

	carryOut(actions: readonly FaultAction[]): void {
		this.#spoil().carryOut(actions);
	}

	#spoil(): WireOutput {
		if (this.#output === undefined) {
			const pace = new ReadPace(this.#options.clock, () => this.#readOrPause());
			this.#pace = pace;
			this.#output = new WireOutput(this.#options.clock, {
				write: bytes => this.#write(bytes),
				disconnect: () => this.#end(),
				reset: this.#options.reset,
				halfClose: () => this.stream.end(),
				greet: (bytes, isAnew) => {
					this.#write(bytes + this.#session.greetAgain(isAnew));
					this.#options.audience.changed();
				},
				stall: ms => pace.stall(ms),
				readSlowly: (bytesPerSecond, ms) => pace.readSlowly(bytesPerSecond, ms),
			});
			this.#output.gather(this.#isReceiving);
		}

		return this.#output;
	}

	#greet(actions: readonly FaultAction[]): void {
		const {delay, others} = splitGreeting(actions);
		if (others.length > 0) {
			this.carryOut(others);
		}

		if (delay === undefined) {
			this.#session.open();
			return;
		}

		this.#session.hasEarlyEvents = delay.hasEarlyEvents;
		if (delay.ms !== Number.POSITIVE_INFINITY) {
			this.#options.clock.after(delay.ms, () => this.#session.open());
		}
	}

	#receive(bytes: Buffer): void {
		traceWire(this.#options.log, this.client, '->', bytes);
		this.#pace?.count(bytes.length);
		// What one read causes leaves in one write.
		this.stream.cork();
		this.#isReceiving = true;
		this.#output?.gather(true);
		this.#session.receive(bytes);
		this.stream.uncork();
		this.#isReceiving = false;
		this.#output?.gather(false);
		this.#readOrPause();
	}

	#send(text: string, outgoing: OutgoingMessage): void {
		const {faults, log} = this.#options;
		const actions = faults.isArmed ? faults.spoil(text, outgoing, this) : undefined;
		if (actions !== undefined) {
			this.#spoil().send(actions);
		} else if (this.#output === undefined) {
			this.#write(text);
		} else {
			this.#output.send([write(text)]);
		}

		cutOffUnread(this, log);
	}

	#write(text: string): void {
		if (this.stream.writable) {
			traceWire(this.#options.log, this.client, '<-', text);
			this.stream.write(text, 'latin1');
		}
	}

	#end(): void {
		this.stream.end(() => this.stream.destroy());
	}

	#readOrPause(): void {
		const isFull = this.#session.isFull || this.unread > UNREAD_PAUSE_BYTES;
		if (isFull || this.#pace?.isWaiting === true) {
			this.stream.pause();
		} else {
			this.stream.resume();
		}
	}

	#closed(): void {
		if (this.#isOpen) {
			this.#isOpen = false;
			this.#output?.close();
			this.#pace?.close();
			this.#session.close();
			this.#options.onClose();
		}
	}
}
