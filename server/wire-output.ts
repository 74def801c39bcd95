import type {FaultAction, FaultActionOf} from '../core/faults/fault-action.ts';
import {write} from '../core/faults/fault-action.ts';
import type {Cancel, Clock} from '../core/runtime/clock.ts';

/** What an output does to its connection; nothing of it comes back here. */
export interface WireEffects {
	/** Sends bytes, one character a byte. */
	write(bytes: string): void;
	disconnect(): void;
	reset(): void;
	halfClose(): void;
	/** Sends bytes and the greeting in one write. */
	greet(bytes: string, isAnew: boolean): void;
	/** Reads nothing for so long. */
	stall(ms: number): void;
	/** Reads slowly for so long. */
	readSlowly(bytesPerSecond: number, ms: number): void;
}

interface Held {
	bytes: string;
	messagesLeft: number;
	readonly isGlued: boolean;
	readonly cancel: Cancel;
}

/** The way out to one client, once faults have touched it: bytes with pauses between, messages held back. */
export class WireOutput {
	readonly #clock: Clock;
	readonly #effects: WireEffects;
	readonly #waiting: FaultAction[] = [];
	#waitingBytes = 0;
	#held: Held | undefined;
	#isPausing = false;
	#isGathering = false;
	#isClosed = false;
	#cancelPause: Cancel = () => {};

	constructor(clock: Clock, effects: WireEffects) {
		this.#clock = clock;
		this.#effects = effects;
	}

	/** How much waits for the end of a pause. */
	get waitingBytes(): number {
		return this.#waitingBytes;
	}

	/** While on, what faults do waits, so that their separate writes are not gathered into one. */
	gather(isOn: boolean): void {
		this.#isGathering = isOn;
		this.#run();
	}

	/** Sends one message as these actions, behind all that waits. */
	send(actions: readonly FaultAction[]): void {
		const held = this.#held;
		if (held === undefined || actions.length === 0) {
			this.carryOut(actions);
			return;
		}

		// A message that is to be held while another is makes the group whole.
		const own = actions.map(action => (action.kind === 'hold' ? write(action.bytes) : action));
		held.messagesLeft -= 1;
		if (!held.isGlued) {
			this.carryOut(own);
			if (held.messagesLeft <= 0) {
				this.#release(held);
			}
		} else if (held.messagesLeft > 0 && own.every(({kind}) => kind === 'write')) {
			held.bytes += own.map(action => (action.kind === 'write' ? action.bytes : '')).join('');
		} else {
			this.#releaseGlued(held, own);
		}
	}

	/** Does things behind all that waits. */
	carryOut(actions: readonly FaultAction[]): void {
		for (const action of actions) {
			if (action.kind === 'hold') {
				this.#hold(action);
			} else {
				this.#waiting.push(action);
				this.#waitingBytes += lengthOf(action);
			}
		}

		this.#run();
	}

	/** The connection ends in order: what waits leaves at once. */
	flush(): void {
		this.#cancelPause();
		this.#isPausing = false;
		if (this.#held !== undefined) {
			this.#release(this.#held);
		}

		const writes = this.#waiting.filter(({kind}) => kind === 'write');
		this.#clear();
		this.carryOut(writes);
	}

	/** The connection is over. */
	close(): void {
		this.#isClosed = true;
		this.#cancelPause();
		this.#held?.cancel();
		this.#clear();
	}

	#clear(): void {
		this.#waiting.length = 0;
		this.#waitingBytes = 0;
	}

	#run(): void {
		while (!this.#isPausing && !this.#isGathering && !this.#isClosed) {
			const action = this.#waiting.shift();
			if (action === undefined) {
				return;
			}

			this.#waitingBytes -= lengthOf(action);
			this.#do(action);
		}
	}

	#do(action: FaultAction): void {
		switch (action.kind) {
			case 'write':
				this.#effects.write(action.bytes);
				break;
			case 'pause':
				this.#pause(action.ms);
				break;
			case 'stall':
				this.#effects.stall(action.ms);
				this.#pause(action.ms);
				break;
			case 'slow-read':
				this.#effects.readSlowly(action.bytesPerSecond, action.ms);
				break;
			case 'greet':
				this.#effects.greet(action.bytes, action.isAnew);
				break;
			case 'disconnect':
				this.#effects.disconnect();
				break;
			case 'reset':
				this.#effects.reset();
				break;
			case 'half-close':
				this.#effects.halfClose();
				break;
			default:
				// Of the rest, some strike no client, and holding is done before anything waits.
				break;
		}
	}

	#pause(ms: number): void {
		this.#isPausing = true;
		if (ms !== Number.POSITIVE_INFINITY) {
			this.#cancelPause = this.#clock.after(ms, () => {
				this.#isPausing = false;
				this.#run();
			});
		}
	}

	#hold({bytes, messages, withinMs, isGlued}: FaultActionOf<'hold'>): void {
		if (this.#held !== undefined) {
			this.#held.bytes += bytes;
			return;
		}

		const cancel = this.#clock.after(withinMs, () => this.#release(held));
		const held: Held = {bytes, messagesLeft: messages, isGlued, cancel};
		this.#held = held;
	}

	#release(held: Held): void {
		this.#held = undefined;
		held.cancel();
		this.carryOut([write(held.bytes)]);
	}

	#releaseGlued(held: Held, actions: readonly FaultAction[]): void {
		const [first, ...others] = actions;
		if (first?.kind === 'write') {
			held.bytes += first.bytes;
			this.#release(held);
			this.carryOut(others);
		} else {
			this.#release(held);
			this.carryOut(actions);
		}
	}
}

const lengthOf = (action: FaultAction): number =>
	action.kind === 'write' ? action.bytes.length : 0;
