import type {Duplex} from 'node:stream';
import type {FaultAction} from '../core/faults/fault-action.ts';
import type {FaultPlan, FaultVictim} from '../core/faults/fault-plan.ts';
import type {Layout} from '../core/protocol/encode.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Clock} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';
import type {Audience} from './audience.ts';
import type {CreateSession} from './client-session.ts';
import {Connection} from './connection.ts';
import type {Arrival} from './connection-options.ts';
import type {Dispatcher} from './dispatcher.ts';
import {cannotStrike} from './fault-limits.ts';
import type {Address} from './transports/address.ts';
import {monitorFilename} from './transports/monitor-filename.ts';
import type {Accept, Listener} from './transports/transport.ts';

// The kernel keeps two waiting for QEMU; we accept them at once and hold them, so the number needs a limit.
const WAITING_MAX = 128;

/** What a monitor is given. */
export interface MonitorOptions {
	readonly label: string;
	/** Where it listens; undefined: nowhere, streams are handed to it. */
	readonly address: Address | undefined;
	readonly dispatcher: Dispatcher;
	readonly layout: Layout;
	/** How many clients are served at a time; the others wait for their greeting. */
	readonly clients: 'one' | 'many';
	readonly log: Logger;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	/** Told when it changes who has negotiated. */
	readonly audience: Pick<Audience, 'changed'>;
	readonly createSession: CreateSession;
	/** Looks for descriptors that come on a client's stream. */
	readonly watch?: (stream: Duplex) => void;
	readonly onNegotiated: () => void;
	/** Called when a client has left and none is served. */
	readonly onIdle?: () => void;
}

/** A QMP monitor: one address and its clients. */
export class Monitor implements FaultVictim {
	readonly label: string;
	readonly client = undefined;
	readonly #options: MonitorOptions;
	// Replaced, not changed in place: a set of one would take a fleet more memory than the list.
	#serving: readonly Connection[] = [];
	readonly #waiting: Arrival[] = [];
	#listener: Listener | undefined;
	#count = 0;
	#refusals = 0;
	#backlogs = 0;
	#isClosed = false;

	constructor(options: MonitorOptions) {
		this.label = options.label;
		this.#options = options;
	}

	get monitor(): string {
		return this.label;
	}

	/** What query-chardev calls its device. */
	get filename(): string {
		return monitorFilename(this.#options.address, this.#serving[0]?.stream);
	}

	/** The clients that are served. */
	get connections(): readonly Connection[] {
		return this.#serving;
	}

	get #isBusy(): boolean {
		return this.#backlogs > 0 || (this.#options.clients === 'one' && this.#serving.length > 0);
	}

	/** From now on clients come from there. */
	listensOn(listener: Listener): void {
		this.#listener = listener;
		if (this.#refusals > 0) {
			void listener.suspend?.();
		}
	}

	/** The clients that have negotiated. */
	get clients(): readonly Connection[] {
		return this.#serving.filter(connection => connection.isNegotiated);
	}

	/** Takes a client: serves it now, or when those before it have left. */
	accept: Accept = (stream, reset = () => stream.destroy()) => {
		const isBusy = this.#isBusy;
		const isRefused = this.#isClosed || this.#refusals > 0;
		if (isRefused || (isBusy && this.#waiting.length >= WAITING_MAX)) {
			stream.destroy();
		} else if (isBusy) {
			stream.on('error', ignoreWhileWaiting);
			this.#waiting.push({stream, reset});
		} else {
			this.#serve({stream, reset});
		}
	};

	/** Tells all clients that have negotiated of an event. */
	deliver(event: EventMessage): void {
		for (const connection of this.#serving) {
			connection.deliver(event);
		}
	}

	/** Ends all connections once what is under way is sent. */
	async close(): Promise<void> {
		this.#isClosed = true;
		for (const {stream} of this.#waiting.splice(0)) {
			stream.destroy();
		}

		await Promise.all(this.connections.map(connection => connection.close()));
	}

	/** Cuts the connections of the clients that are served. */
	cut(): void {
		for (const connection of this.#serving) {
			connection.destroy();
		}
	}

	cannot(kind: string): string | undefined {
		return cannotStrike(kind, this.#options.address);
	}

	carryOut(actions: readonly FaultAction[]): void {
		for (const action of actions) {
			if (action.kind === 'refuse') {
				this.#refuse(action.ms);
			} else if (action.kind === 'backlog') {
				this.#holdBack(action.ms);
			}
		}
	}

	/** Lets its address be listened on again, for whoever takes that over. */
	release(): void {
		if (this.#refusals > 0) {
			this.#resume();
		}
	}

	#refuse(ms: number): void {
		this.#refusals += 1;
		if (this.#refusals === 1) {
			void this.#listener?.suspend?.();
		}

		this.#after(ms, () => {
			this.#refusals -= 1;
			if (this.#refusals === 0 && !this.#isClosed) {
				this.#resume();
			}
		});
	}

	#resume(): void {
		this.#listener?.resume?.().catch((error: unknown) => {
			this.#options.log.write('error', `${error}`, {monitor: this.label});
		});
	}

	#holdBack(ms: number): void {
		this.#backlogs += 1;
		this.#after(ms, () => {
			this.#backlogs -= 1;
			this.#serveWaiting();
		});
	}

	#after(ms: number, task: () => void): void {
		if (ms !== Number.POSITIVE_INFINITY) {
			this.#options.clock.after(ms, task);
		}
	}

	#serve({stream, reset}: Arrival): void {
		const {dispatcher, layout, log, clock, faults, audience, onNegotiated, createSession} =
			this.#options;
		this.#options.watch?.(stream);
		const connection: Connection = new Connection({
			stream,
			reset,
			monitor: this.label,
			label: `${this.label}#${this.#count++}`,
			log,
			clock,
			faults,
			audience,
			session: hooks => createSession({dispatcher, layout, onNegotiated, ...hooks}),
			onClose: () => this.#left(connection),
		});
		this.#serving = this.#serving.concat(connection);
		log.write('info', 'client connected', {client: connection.client});
		this.#note('connect', connection.client);
		connection.open();
		stream.removeListener('error', ignoreWhileWaiting);
	}

	#left(connection: Connection): void {
		this.#serving = this.#serving.filter(other => other !== connection);
		this.#options.audience.changed();
		this.#options.log.write('info', 'client left', {client: connection.client});
		this.#note('disconnect', connection.client);
		this.#serveWaiting();
		if (this.#serving.length === 0 && !this.#isClosed) {
			this.#options.onIdle?.();
		}
	}

	#note(kind: 'connect' | 'disconnect', client: string): void {
		const {journal} = this.#options.dispatcher.machine;
		if (journal.isOn) {
			journal.record({kind, client});
		}
	}

	#serveWaiting(): void {
		while (!this.#isClosed && !this.#isBusy) {
			const next = this.#nextWaiting();
			if (next === undefined) {
				return;
			}

			this.#serve(next);
		}
	}

	#nextWaiting(): Arrival | undefined {
		let arrival = this.#waiting.shift();
		while (arrival?.stream.destroyed) {
			arrival = this.#waiting.shift();
		}

		return arrival;
	}
}

const ignoreWhileWaiting = (): void => {};
