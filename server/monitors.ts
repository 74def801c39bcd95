import type {EventMessage} from '../core/protocol/messages.ts';
import type {Logger} from '../core/runtime/log.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import {Dialler} from './dialler.ts';
import type {Dispatcher} from './dispatcher.ts';
import {Monitor, type MonitorOptions} from './monitor.ts';
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
			for (const address of addresses) {
				this.#listeners.push(await this.#openOne(address));
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

	/** Adds a monitor without an address. */
	add(options: Partial<MonitorOptions> = {}): Monitor {
		const {dispatcher, log, onNegotiated, clients = 'one'} = this.#options;
		const monitor = new Monitor({
			label: `compat_monitor${this.#monitors.length}`,
			dispatcher,
			log,
			onNegotiated,
			clients,
			layout: 'line',
			...options,
		});
		this.#monitors.push(monitor);
		return monitor;
	}

	async #openOne({endpoint, isClient, isPretty, reconnectMs}: Address): Promise<Listener> {
		const {dispatcher, log} = this.#options;
		let dialler: Dialler | undefined;
		const monitor = this.add({
			layout: isPretty ? 'pretty' : 'line',
			clients: this.#options.clients ?? (endpoint.scheme === 'ws' ? 'many' : 'one'),
			onIdle: () => dialler?.retry(),
		});
		if (canDial(endpoint)) {
			dispatcher.machine.chardevs.add(monitor.label, () => monitor.cut());
		}

		const accept = monitor.accept.bind(monitor);
		if (!isClient || !canDial(endpoint)) {
			return listen(endpoint, accept);
		}

		dialler = new Dialler({endpoint, reconnectMs, clock: this.#realClock, log, accept});
		await dialler.start();
		return dialler;
	}
}
