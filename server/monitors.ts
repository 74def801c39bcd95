import type {EventMessage} from '../core/protocol/messages.ts';
import type {Logger} from '../core/runtime/log.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import {Dialler} from './dialler.ts';
import type {Dispatcher} from './dispatcher.ts';
import {Monitor} from './monitor.ts';
import {type Address, parseAddress} from './transports/address.ts';
import {listen} from './transports/catalog.ts';
import {canDial} from './transports/dial.ts';
import type {Listener} from './transports/transport.ts';

/** What the monitors of one machine have in common. */
export interface MonitorsOptions {
	readonly dispatcher: Dispatcher;
	readonly clients: 'one' | 'many' | undefined;
	readonly log: Logger;
	readonly onNegotiated: () => void;
}

/** The monitors of one machine, each with its address. */
export class Monitors {
	readonly #options: MonitorsOptions;
	readonly #monitors: Monitor[] = [];
	readonly #listeners: Listener[] = [];
	readonly #realClock = new SystemClock();

	constructor(options: MonitorsOptions) {
		this.#options = options;
	}

	get addresses(): readonly string[] {
		return this.#listeners.map(({address}) => address);
	}

	get negotiatedCount(): number {
		return this.#monitors.reduce((sum, monitor) => sum + monitor.negotiatedCount, 0);
	}

	/**
	 * Opens addresses, all or none.
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE
	 */
	async open(texts: readonly string[]): Promise<void> {
		const addresses = texts.map(parseAddress);
		try {
			for (const [index, address] of addresses.entries()) {
				this.#listeners.push(await this.#openOne(address, `compat_monitor${index}`));
			}
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	/** Tells all clients of an event. */
	deliver(event: EventMessage): void {
		for (const monitor of this.#monitors) {
			monitor.deliver(event);
		}
	}

	/** Ends all connections once what is under way is sent, and takes the sockets away. */
	async close(): Promise<void> {
		await Promise.all(this.#listeners.map(listener => listener.close()));
		await Promise.all(this.#monitors.map(monitor => monitor.close()));
		this.#realClock.stop();
	}

	async #openOne(address: Address, label: string): Promise<Listener> {
		const {endpoint, isClient, isPretty, reconnectMs} = address;
		const {dispatcher, log, onNegotiated} = this.#options;
		let dialler: Dialler | undefined;
		const monitor = new Monitor({
			label,
			dispatcher,
			log,
			onNegotiated,
			layout: isPretty ? 'pretty' : 'line',
			clients: this.#options.clients ?? (endpoint.scheme === 'ws' ? 'many' : 'one'),
			onIdle: () => dialler?.retry(),
		});
		this.#monitors.push(monitor);
		const accept = monitor.accept.bind(monitor);
		if (!isClient || !canDial(endpoint)) {
			return listen(endpoint, accept);
		}

		dialler = new Dialler({endpoint, reconnectMs, clock: this.#realClock, log, accept});
		await dialler.start();
		return dialler;
	}
}
