import type {Cancel, Clock} from '../../runtime/clock.ts';
import type {PassedDescriptor} from '../process/descriptors.ts';
import type {RunState} from '../run-state.ts';
import {
	type ChannelEnd,
	isSocketUri,
	LINK_VERSION,
	type MigrationChannel,
	type MigrationLinks,
} from './links.ts';
import type {MigrationStatus} from './migrating-machine.ts';
import {REFUSED_MS, SETUP_MS, STRANGER_MS} from './timing.ts';
import {whyUnreachable} from './uri.ts';

/** What becomes of an attempt to reach the target. */
interface Attempt {
	/** A machine of ours has answered, or somebody who is believed to be one. */
	readonly onReady: () => void;
	/** It cannot be reached, or is gone; in QEMU's words. */
	readonly onFailed: (problem: string) => void;
}

const nothing = (): void => {};

/**
 * The source's end of a migration over a socket. Without links, and for other addresses, somebody is believed to be
 * there.
 */
export class SourceLink {
	readonly #links: MigrationLinks | undefined;
	readonly #clock: Clock;
	#giveUp: Cancel = nothing;
	#cancelTask: Cancel = nothing;
	#channel: MigrationChannel | undefined;
	/** Whether the other end is a machine of ours. */
	#isOurs = false;

	constructor(clock: Clock, links: MigrationLinks | undefined) {
		this.#clock = clock;
		this.#links = links;
	}

	/**
	 * Reaches for a target; `onReady` comes after the time of setting up at the earliest.
	 * @param passed The stream of an `fd:` address, if it was received.
	 */
	open(uri: string, passed: PassedDescriptor | undefined, attempt: Attempt): void {
		this.close();
		const {onReady, onFailed} = attempt;
		const problem = whyUnreachable(uri);
		if (problem !== undefined) {
			this.#settle(REFUSED_MS, () => onFailed(problem));
		} else if (this.#links !== undefined && passed !== undefined) {
			// Nobody answers through a pipe.
			const answerMs = passed.kind === 'pipe' ? SETUP_MS : STRANGER_MS;
			this.#links.adopt(passed, channel => this.#greet(channel, answerMs, attempt));
		} else if (this.#links !== undefined && isSocketUri(uri)) {
			this.#giveUp = this.#links.connect(
				uri,
				channel => this.#greet(channel, STRANGER_MS, attempt),
				onFailed,
			);
		} else {
			this.#settle(SETUP_MS, onReady);
		}
	}

	/** Tells the target how far the migration has come; a stranger is told nothing. */
	tell(status: MigrationStatus, guest?: RunState): void {
		if (this.#isOurs) {
			this.#channel?.send({status, ...(guest !== undefined && {guest})});
		}
	}

	/** Hangs up. */
	close(): void {
		this.#cancelTask();
		this.#giveUp();
		this.#channel?.close();
		this.#giveUp = nothing;
		this.#channel = undefined;
		this.#isOurs = false;
	}

	#settle(delayMs: number, task: () => void): void {
		this.#cancelTask();
		this.#cancelTask = this.#clock.after(delayMs, task);
	}

	#greet(channel: MigrationChannel, answerMs: number, {onReady, onFailed}: Attempt): ChannelEnd {
		this.#channel = channel;
		channel.send({'mock-qmp-migration': LINK_VERSION});
		this.#settle(answerMs, onReady);
		return {
			onMessage: message => {
				if (!this.#isOurs && 'mock-qmp-migration' in message) {
					this.#isOurs = true;
					this.#settle(SETUP_MS, onReady);
				}
			},
			onClose: () => {
				this.close();
				onFailed('Unable to write to socket: Broken pipe');
			},
		};
	}
}
