import type {Connection} from './connection.ts';

/**
 * The clients of a machine that have negotiated. They are looked up again only after something has changed: each event
 * of a load asks for them.
 */
export class Audience {
	readonly #look: () => readonly Connection[];
	#clients: readonly Connection[] | undefined;

	constructor(look: () => readonly Connection[]) {
		this.#look = look;
	}

	get clients(): readonly Connection[] {
		this.#clients ??= this.#look();
		return this.#clients;
	}

	/** A client has negotiated, has to do so again, or is gone. */
	changed(): void {
		this.#clients = undefined;
	}
}
