import type {Cancel} from '../../core/runtime/clock.ts';
import {inNextTurn} from '../../core/runtime/next-turn.ts';
import type {FleetMember} from './fleet.ts';

// So many machines are looked at in a turn: to look at thousands at once would hold up what they send.
const MACHINES_A_TURN = 128;

/** How much the clients of a fleet leave unread, looked at some machines at a time. */
export class QueueWatch {
	/** As of the last look that has come to its end. */
	bytes = 0;
	readonly #members: readonly FleetMember[];
	#cancel: Cancel = () => {};

	constructor(members: readonly FleetMember[]) {
		this.#members = members;
	}

	/** Looks at all machines once. */
	look(): void {
		this.stop();
		this.#lookFrom(0, 0);
	}

	stop(): void {
		this.#cancel();
	}

	#lookFrom(from: number, before: number): void {
		const end = Math.min(from + MACHINES_A_TURN, this.#members.length);
		let sum = before;
		for (let index = from; index < end; index++) {
			for (const client of this.#members[index]?.qmp.audience.clients ?? []) {
				sum += client.unread;
			}
		}

		if (end < this.#members.length) {
			this.#cancel = inNextTurn(() => this.#lookFrom(end, sum));
		} else {
			this.bytes = sum;
		}
	}
}
