import type {Duplex} from 'node:stream';
import type {Layout} from '../core/protocol/encode.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Logger} from '../core/runtime/log.ts';
import {Connection} from './connection.ts';
import type {Dispatcher} from './dispatcher.ts';

// The kernel keeps two waiting for QEMU; we accept them at once and hold them, so the number needs a limit.
const WAITING_MAX = 128;

/** What a monitor is given. */
export interface MonitorOptions {
	readonly label: string;
	readonly dispatcher: Dispatcher;
	readonly layout: Layout;
	/** How many clients are served at a time; the others wait for their greeting. */
	readonly clients: 'one' | 'many';
	readonly log: Logger;
	readonly onNegotiated: () => void;
	/** Called when a client has left and none is served. */
	readonly onIdle?: () => void;
}

/** A QMP monitor: one address and its clients. */
export class Monitor {
	readonly label: string;
	readonly #options: MonitorOptions;
	readonly #serving = new Set<Connection>();
	readonly #waiting: Duplex[] = [];
	#count = 0;
	#isClosed = false;

	constructor(options: MonitorOptions) {
		this.label = options.label;
		this.#options = options;
	}

	/** How many clients have negotiated. */
	get negotiatedCount(): number {
		return [...this.#serving].filter(connection => connection.isNegotiated).length;
	}

	/** Takes a client: serves it now, or when those before it have left. */
	accept(stream: Duplex): void {
		const isBusy = this.#options.clients === 'one' && this.#serving.size > 0;
		if (this.#isClosed || (isBusy && this.#waiting.length >= WAITING_MAX)) {
			stream.destroy();
		} else if (isBusy) {
			stream.on('error', ignoreWhileWaiting);
			this.#waiting.push(stream);
		} else {
			this.#serve(stream);
		}
	}

	/** Tells all clients that have negotiated of an event. */
	deliver(event: EventMessage): void {
		for (const connection of this.#serving) {
			connection.deliver(event);
		}
	}

	/** Ends all connections once what is under way is sent. */
	async close(): Promise<void> {
		this.#isClosed = true;
		for (const stream of this.#waiting.splice(0)) {
			stream.destroy();
		}

		await Promise.all([...this.#serving].map(connection => connection.close()));
	}

	/** Cuts the connections of the clients that are served. */
	cut(): void {
		for (const connection of this.#serving) {
			connection.destroy();
		}
	}

	#serve(stream: Duplex): void {
		const {dispatcher, layout, log, onNegotiated} = this.#options;
		const label = `${this.label}#${this.#count++}`;
		const connection: Connection = new Connection({
			stream,
			label,
			log,
			session: {dispatcher, layout, onNegotiated},
			onClose: () => this.#left(connection, label),
		});
		this.#serving.add(connection);
		log.write('info', 'client connected', {client: label});
		connection.open();
		stream.removeListener('error', ignoreWhileWaiting);
	}

	#left(connection: Connection, label: string): void {
		this.#serving.delete(connection);
		this.#options.log.write('info', 'client left', {client: label});
		const next = this.#isClosed ? undefined : this.#nextWaiting();
		if (next !== undefined) {
			this.#serve(next);
		} else if (this.#serving.size === 0) {
			this.#options.onIdle?.();
		}
	}

	#nextWaiting(): Duplex | undefined {
		let stream = this.#waiting.shift();
		while (stream?.destroyed) {
			stream = this.#waiting.shift();
		}

		return stream;
	}
}

const ignoreWhileWaiting = (): void => {};
