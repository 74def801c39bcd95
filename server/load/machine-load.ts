import type {Cancel, Clock, Microseconds} from '../../core/runtime/clock.ts';
import {inNextTurn} from '../../core/runtime/next-turn.ts';
import type {LoadStream} from '../../scenarios/load/load-stream.ts';
import type {MachineLedger, WrittenEvents} from '../ledger/machine-ledger.ts';
import type {Block, BlockPool} from './block-pool.ts';
import type {BlockDone} from './event-in.ts';
import type {LoadAudience, LoadClient} from './load-client.ts';
import type {LoadMeter} from './load-meter.ts';
import {sendShort} from './send-short.ts';
import type {SlowConsumerPolicy} from './slow-consumer.ts';
import type {Sleeper, WakeQueue} from './wake-queue.ts';

// So much most sockets take at once; what one does not take is copied, so that the block can be used again.
const SHORT_BYTES_MAX = 8 * 1024;
// So much is written before others get their turn.
const TURN_BYTES = 2 * 1024 * 1024;

const NOBODY: readonly LoadClient[] = [];
// Without pace the clients set it: some blocks wait behind the one that the kernel has.
const UNPACED: SlowConsumerPolicy = {limit: 512 * 1024, action: 'block'};

/** What the load of one machine is given. */
export interface MachineLoadOptions {
	readonly stream: LoadStream;
	readonly clock: Clock;
	readonly audience: LoadAudience;
	readonly pool: BlockPool;
	readonly wakes: WakeQueue;
	readonly meter: LoadMeter;
	readonly slowConsumer: SlowConsumerPolicy;
	/** Where it is written down what becomes of each event. */
	readonly ledger?: MachineLedger | undefined;
	/** Called once, when the last event has been written. */
	readonly onEnd: () => void;
}

/** Sends the events of a load to the clients of one machine. */
export class MachineLoad implements Sleeper {
	readonly #options: MachineLoadOptions;
	#cancel: Cancel = () => {};
	// When it goes on; Infinity while it waits for something else.
	#wakeAt: Microseconds = Number.POSITIVE_INFINITY;
	// Until when an unpaced phase has been rendered.
	#renderedUntil: Microseconds | undefined;
	#slowCount = 0;
	#isWaiting = false;
	#awaited: LoadClient | undefined;
	#isOver = false;
	// All that has to be done when what is short has been taken and no ledger follows it.
	readonly #onTaken = (): void => {
		if (this.#isWaiting) {
			this.#pump();
		}
	};

	constructor(options: MachineLoadOptions) {
		this.#options = options;
	}

	/** Sends what is due and goes on when more is. */
	start(): void {
		this.#pump();
	}

	stop(): void {
		this.#isOver = true;
		this.#cancel();
	}

	/** Goes on, if it still waits for this instant. */
	wake(due: Microseconds): void {
		if (due === this.#wakeAt) {
			this.#pump();
		}
	}

	#pump(): void {
		this.#cancel();
		this.#wakeAt = Number.POSITIVE_INFINITY;
		if (this.#isOver) {
			return;
		}

		const {stream, wakes, onEnd} = this.#options;
		// A write may end at once, in the middle of our own.
		this.#isWaiting = false;
		const wait = this.#send();
		this.#isWaiting = wait === 'for-client';
		if (stream.due === undefined) {
			this.#isOver = true;
			onEnd();
		} else if (wait === 'for-time') {
			this.#wakeAt = stream.due;
			wakes.add(stream.due, this);
		} else if (wait === 'for-turn') {
			this.#cancel = inNextTurn(() => this.#pump());
		}
	}

	/** Writes what can be written now, and tells what the rest has to wait for. */
	#send(): 'for-time' | 'for-turn' | 'for-client' {
		const {stream, clock} = this.#options;
		for (let sent = 0; sent < TURN_BYTES; ) {
			const now = clock.now();
			if (stream.due === undefined || stream.due > now) {
				return 'for-time';
			}

			const clients = this.#ready(stream.isUnpaced);
			if (clients === undefined) {
				return 'for-client';
			}

			sent += clients.length === 0 ? this.#miss(now) : this.#sendBlock(clients, now);
		}

		return 'for-turn';
	}

	/** The clients that can be written to; undefined when one has to be waited for. */
	#ready(isUnpaced: boolean): readonly LoadClient[] | undefined {
		const {audience, slowConsumer, meter} = this.#options;
		const {limit, action} = isUnpaced ? UNPACED : slowConsumer;
		const all = audience.clients;
		let slow: readonly LoadClient[] = NOBODY;
		for (const client of all) {
			slow = client.unread > limit ? slow.concat(client) : slow;
		}

		if (slow.length === 0 || action === 'queue') {
			return all;
		}

		if (action === 'block') {
			this.#awaitDrain(slow[0]);
			return undefined;
		}

		if (action === 'disconnect') {
			for (const client of slow) {
				client.destroy();
			}

			meter.disconnected += slow.length;
		}

		const ready = all.filter(client => !slow.includes(client));
		// Events that nobody at all gets are counted where they are passed over.
		this.#slowCount = ready.length === 0 ? 0 : slow.length;
		return ready;
	}

	// A block that has gone out wakes us sooner, unless what holds the client up is no block.
	#awaitDrain(client: LoadClient | undefined): void {
		if (this.#awaited !== client) {
			this.#awaited = client;
			client?.onceDrained(() => {
				this.#awaited = undefined;
				this.#pump();
			});
		}
	}

	// Nobody is there to get what is due.
	#miss(now: Microseconds): number {
		const {stream, meter, ledger} = this.#options;
		if (stream.isUnpaced) {
			stream.skipPhase();
		} else {
			const missed = stream.skip(now);
			meter.missed += missed;
			ledger?.miss(missed);
		}

		return 0;
	}

	#sendBlock(clients: readonly LoadClient[], now: Microseconds): number {
		const {stream, pool, meter, ledger} = this.#options;
		const {due: first = now, isUnpaced, sequence: before} = stream;
		const block = pool.take();
		const length = isUnpaced
			? stream.fillUnpaced(block.page, 0, [this.#renderedUntil ?? first, now], ledger?.note)
			: stream.fill(block.page, 0, now, ledger?.note);
		this.#renderedUntil = isUnpaced ? now : undefined;
		const count = stream.sequence - before;
		if (!isUnpaced) {
			meter.note(count, [first, Math.min(now, stream.lastDue)], now);
		}

		meter.missed += count * this.#slowCount;
		meter.written += count * clients.length;
		meter.bytes += length * clients.length;
		this.#write(clients, [block, length], ledger?.write(clients.length));
		return length;
	}

	#write(
		clients: readonly LoadClient[],
		[block, length]: readonly [Block, number],
		written: WrittenEvents | undefined,
	): void {
		const isShort = length <= SHORT_BYTES_MAX;
		const bytes = block.bytes.subarray(0, length);
		const done =
			isShort && written === undefined
				? this.#onTaken
				: this.#doneOf([block, isShort], clients.length, written);
		if (isShort) {
			sendShort(clients, bytes, done);
			this.#options.pool.release(block);
		} else {
			for (const client of clients) {
				client.sendBlock(bytes, done);
			}
		}
	}

	#doneOf(
		[block, isShort]: readonly [Block, boolean],
		count: number,
		written: WrittenEvents | undefined,
	): BlockDone {
		const {pool, ledger} = this.#options;
		let [pending, isCut] = [count, false];
		return error => {
			pending -= 1;
			isCut ||= error instanceof Error;
			if (pending === 0 && !isShort) {
				pool.release(block);
			}

			if (pending === 0 && written !== undefined) {
				ledger?.settle(written, !isCut);
			}

			this.#onTaken();
		};
	}
}
