import type {Duplex} from 'node:stream';
import type {FaultPlan} from '../core/faults/fault-plan.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Clock} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import type {Audience} from './audience.ts';
import type {CreateSession} from './client-session.ts';
import type {Connection} from './connection.ts';
import {Dialler} from './dialler.ts';
import type {Dispatcher} from './dispatcher.ts';
import {Monitor, type MonitorOptions} from './monitor.ts';
import {type Address, parseAddress} from './transports/address.ts';
import {listen} from './transports/catalog.ts';
import {canDial} from './transports/dial.ts';
import type {Accept, Listener} from './transports/transport.ts';

/** What the monitors of one machine have in common. */
export interface MonitorsOptions {
	readonly dispatcher: Dispatcher;
	readonly clients: 'one' | 'many' | undefined;
	readonly log: Logger;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	/** Told when it changes who has negotiated. */
	readonly audience: Pick<Audience, 'changed'>;
	readonly createSession: CreateSession;
	/** Looks for descriptors that come on a client's stream. */
	readonly watch?: (stream: Duplex) => void;
	readonly onNegotiated: () => void;
}

/** A monitor that is wanted. */
export interface MonitorRequest {
	/** Where it meets its clients, as `--listen` writes it. */
	readonly address: string;
	/** What it is called; `compat_monitor` and a number when left out. */
	readonly label?: string;
}

/** The monitors of one machine, each with its address. */
export class Monitors {
	readonly #options: MonitorsOptions;
	// Joined, not pushed to: a list that grows by itself has room for sixteen more.
	#monitors: readonly Monitor[] = [];
	#listeners: readonly Listener[] = [];
	#realClock: SystemClock | undefined;
	#declared: readonly Declared[] = [];

	constructor(options: MonitorsOptions) {
		this.#options = options;
	}

	/** All monitors, those without an address too. */
	get all(): readonly Monitor[] {
		return this.#monitors;
	}

	get addresses(): readonly string[] {
		return this.#listeners.map(({address}) => address);
	}

	get negotiatedCount(): number {
		return this.clients.length;
	}

	/** The clients that have negotiated, of all monitors. */
	get clients(): readonly Connection[] {
		return this.#monitors.flatMap(monitor => monitor.clients);
	}

	/**
	 * Adds a monitor for each address, to be opened later: faults can be armed before the first client comes.
	 * @throws MockQmpError ADDRESS_INVALID
	 */
	declare(requests: readonly MonitorRequest[]): void {
		this.#declared = requests
			.map(({address, label}) => ({address: parseAddress(address), label}))
			.map(({address, label}) => this.#declareOne(address, label));
	}

	/**
	 * Opens the declared addresses, all or none.
	 * @throws MockQmpError ADDRESS_IN_USE, ADDRESS_UNAVAILABLE
	 */
	async open(): Promise<void> {
		try {
			for (const {monitor, open} of this.#declared) {
				const listener = await open();
				monitor.listensOn(listener);
				this.#listeners = this.#listeners.concat(listener);
			}
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	/** Takes over the open addresses of monitors that were declared alike; those are to be retired then. */
	takeOver(previous: Monitors): void {
		this.#realClock?.stop();
		this.#realClock = previous.#realClock;
		for (const [index, {door, monitor}] of previous.#declared.entries()) {
			const declared = this.#declared[index];
			const listener = previous.#listeners[index];
			if (declared !== undefined && listener !== undefined) {
				monitor.release();
				declared.door = door;
				door.accept = declared.monitor.accept;
				declared.monitor.listensOn(listener);
				this.#listeners = this.#listeners.concat(listener);
			}
		}
	}

	/** Ends all connections; the sockets stay open, for those who have taken them over. */
	async retire(): Promise<void> {
		await Promise.all(this.#monitors.map(monitor => monitor.close()));
		for (const {door} of this.#declared) {
			door.dialler?.retry();
		}
	}

	/** Greets all clients once more. */
	greetAgain(): void {
		for (const monitor of this.#monitors) {
			for (const connection of monitor.connections) {
				connection.carryOut([{kind: 'greet', bytes: '', isAnew: false}]);
			}
		}
	}

	/** All clients that are served, greeted or not. */
	get connections(): readonly Connection[] {
		return this.#monitors.flatMap(({connections}) => connections);
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
		this.#realClock?.stop();
	}

	/** Adds a monitor without an address. */
	add(options: Partial<MonitorOptions> = {}): Monitor {
		const {clients = 'one', ...shared} = this.#options;
		const monitor = new Monitor({
			label: `compat_monitor${this.#monitors.length}`,
			...shared,
			address: undefined,
			clients,
			layout: 'line',
			...options,
		});
		this.#monitors = this.#monitors.concat(monitor);
		if (shared.faults.isArmed) {
			monitor.carryOut(shared.faults.meet(monitor));
		}

		return monitor;
	}

	/** Real time, whatever the machine's clock does. */
	#dialClock(): SystemClock {
		this.#realClock ??= new SystemClock();
		return this.#realClock;
	}

	#declareOne(address: Address, label: string | undefined): Declared {
		const {endpoint, isClient, isPretty, reconnectMs} = address;
		const {dispatcher, log} = this.#options;
		const accept: Accept = (stream, reset) => declared.door.accept(stream, reset);
		const dialler =
			isClient && canDial(endpoint)
				? new Dialler({endpoint, reconnectMs, clock: this.#dialClock(), log, accept})
				: undefined;
		const monitor = this.add({
			...(label === undefined ? {} : {label}),
			address,
			layout: isPretty ? 'pretty' : 'line',
			clients: this.#options.clients ?? (endpoint.scheme === 'ws' ? 'many' : 'one'),
			onIdle: () => declared.door.dialler?.retry(),
		});
		if (endpoint.scheme !== 'ws') {
			dispatcher.machine.addMonitor(monitor);
		}

		const declared: Declared = {
			monitor,
			door: {accept: monitor.accept, dialler},
			async open() {
				await dialler?.start();
				return dialler ?? listen(endpoint, accept);
			},
		};
		return declared;
	}
}

/** What outlives a monitor that is made anew: an open address, and whom its clients are led to. */
interface Door {
	accept: Accept;
	readonly dialler: Dialler | undefined;
}

interface Declared {
	readonly monitor: Monitor;
	door: Door;
	readonly open: () => Promise<Listener>;
}
