import type {Cancel, Clock} from '../../runtime/clock.ts';
import type {RunState} from '../run-state.ts';
import {isSocketUri, LINK_VERSION, type MigrationChannel, type MigrationLinks} from './links.ts';
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

	/** Reaches for a target; `onReady` comes after the time of setting up at the earliest. */
	open(uri: string, {onReady, onFailed}: Attempt): void {
		this.close();
		const problem = whyUnreachable(uri);
		if (problem !== undefined) {
			this.#cancelTask = this.#clock.after(REFUSED_MS, () => onFailed(problem));
			return;
		}

		const settle = (delayMs: number): void => {
			this.#cancelTask();
			this.#cancelTask = this.#clock.after(delayMs, onReady);
		};
		if (this.#links === undefined || !isSocketUri(uri)) {
			settle(SETUP_MS);
			return;
		}

		this.#giveUp = this.#links.connect(
			uri,
			channel => {
				this.#channel = channel;
				channel.send({'mock-qmp-migration': LINK_VERSION});
				settle(STRANGER_MS);
				return {
					onMessage: message => {
						if (!this.#isOurs && 'mock-qmp-migration' in message) {
							this.#isOurs = true;
							settle(SETUP_MS);
						}
					},
					onClose: () => {
						this.close();
						onFailed('Unable to write to socket: Broken pipe');
					},
				};
			},
			onFailed,
		);
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
}
