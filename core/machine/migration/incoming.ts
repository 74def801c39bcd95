import {QmpError} from '../../protocol/qmp-error.ts';
import type {Clock} from '../../runtime/clock.ts';
import {MockQmpError} from '../../runtime/errors.ts';
import type {GuestDrives} from '../block/guest-drives.ts';
import type {ReturnOf} from '../command-table.ts';
import {type PortsOwner, tellOfPorts} from '../devices/serial-ports.ts';
import type {RunState} from '../run-state.ts';
import type {Capabilities} from './capabilities.ts';
import {
	type ChannelEnd,
	isSocketUri,
	LINK_VERSION,
	type MigrationChannel,
	type MigrationListener,
	type SocketAddress,
} from './links.ts';
import type {MigratingMachine, MigrationStatus} from './migrating-machine.ts';
import {ARRIVAL_MS, TOLD_MS} from './timing.ts';
import {checkSource} from './uri.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** A machine that another may come to. */
export interface AwaitingMachine extends MigratingMachine, PortsOwner {
	readonly hardware: PortsOwner['hardware'] & {readonly drives: GuestDrives};
	readonly clock: Clock;
	readonly migration: {readonly capabilities: Capabilities};
}

/**
 * The migration that a machine with `-incoming` waits for. With links it comes over a socket; a script's MIGRATION
 * events tell of it otherwise.
 */
export class Incoming {
	readonly #machine: AwaitingMachine;
	readonly #isExpected: boolean;
	#uri: string | undefined;
	#listener: MigrationListener | undefined;
	#channel: MigrationChannel | undefined;
	#status: MigrationStatus | undefined;
	/** Whether the CPUs run once the machine has come. */
	willRun: boolean;
	/** Why the machine has not come and the process ends, in QEMU's words. */
	problem: string | undefined;

	constructor(machine: AwaitingMachine) {
		const {incoming, isPaused} = machine.options;
		this.#machine = machine;
		this.#isExpected = incoming !== undefined;
		this.#uri = incoming === 'defer' ? undefined : incoming;
		this.willRun = !isPaused;
	}

	/** What query-migrate says of it (migration.c, `fill_destination_migration_info`). */
	get info(): ReturnOf<'query-migrate'> {
		const address = this.#machine.status === 'inmigrate' ? this.#address : undefined;
		return {
			...(this.#status !== undefined && {status: this.#status}),
			...(address !== undefined && {'socket-address': [address]}),
		};
	}

	/**
	 * Begins to listen where the command line says, if machines are reached at all.
	 * @throws MockQmpError OPTION_INVALID
	 */
	async open(): Promise<void> {
		const uri = this.#uri;
		if (uri !== undefined) {
			try {
				checkSource(uri);
				await this.#listenOn(uri);
			} catch (error) {
				throw error instanceof QmpError
					? new MockQmpError('OPTION_INVALID', `-incoming ${uri}: ${error.message}`, {
							remedy: 'give an address that qemu-system-x86_64 can listen on',
						})
					: error;
			}
		}
	}

	/**
	 * Begins to listen (migration.c, `qmp_migrate_incoming`).
	 * @throws QmpError GenericError
	 */
	listen(uri: string, tell: (status: MigrationStatus) => void): Promise<void> | undefined {
		if (!this.#isExpected || this.#machine.options.incoming !== 'defer') {
			throw complain("'-incoming' was not specified on the command line");
		}

		if (this.#uri !== undefined || this.#machine.status !== 'inmigrate') {
			throw complain('The incoming migration has already been started');
		}

		tell('setup');
		checkSource(uri);
		this.#uri = uri;
		return this.#listenOn(uri)?.catch(error => {
			this.#uri = undefined;
			throw error;
		});
	}

	/** The machine has come: it runs, or stands still as `-S` wants. */
	noteArrived(guest: RunState = 'running'): void {
		if (this.#machine.status === 'inmigrate') {
			const state = this.willRun ? 'running' : 'paused';
			this.#machine.goto(guest === 'running' ? state : guest, {isForced: true});
			this.#activate();
			tellOfPorts(this.#machine);
		}
	}

	/** Takes the disks, but for a late activation of a machine that stands still (migration.c). */
	#activate(): void {
		const {status, migration, hardware} = this.#machine;
		if (status === 'running' || !migration.capabilities.has('late-block-activate')) {
			try {
				hardware.drives.activate();
			} catch (error) {
				// QEMU only complains; cont tries again.
				if (!(error instanceof QmpError)) {
					throw error;
				}
			}
		}
	}

	/** Where the machine listens; undefined while it does not. */
	get #address(): SocketAddress | undefined {
		if (this.#listener !== undefined) {
			return this.#listener.address;
		}

		const [, scheme, rest = ''] = /^(unix|tcp):(.*)$/.exec(this.#uri ?? '') ?? [];
		if (scheme === 'unix') {
			return {path: rest, type: 'unix'};
		}

		const colon = rest.lastIndexOf(':');
		return scheme === undefined
			? undefined
			: {port: rest.slice(colon + 1), host: rest.slice(0, colon) || '0.0.0.0', type: 'inet'};
	}

	#listenOn(uri: string): Promise<void> | undefined {
		const {links} = this.#machine;
		if (links === undefined || !isSocketUri(uri)) {
			return undefined;
		}

		this.#machine.onExit(() => this.#close());
		return links
			.listen(uri, channel => this.#accept(channel))
			.then(listener => {
				this.#listener = listener;
			});
	}

	#become(status: MigrationStatus): void {
		this.#status = status;
		if (this.#machine.migration.capabilities.has('events')) {
			this.#machine.events.emit('MIGRATION', {status});
		}
	}

	// QEMU takes whoever connects for the source.
	#accept(channel: MigrationChannel): ChannelEnd {
		this.#channel = channel;
		this.#become('active');
		return {
			onMessage: message => {
				if ('mock-qmp-migration' in message) {
					channel.send({'mock-qmp-migration': LINK_VERSION});
				} else if (message.status === 'postcopy-active') {
					this.#become('postcopy-active');
					this.#machine.clock.after(ARRIVAL_MS, () => this.noteArrived(message.guest));
				} else if (message.status === 'completed') {
					this.#close();
					this.#machine.clock.after(ARRIVAL_MS, () => this.#arrive(message.guest));
				}
			},
			onClose: () => this.#fail(),
		};
	}

	#arrive(guest: RunState | undefined): void {
		this.noteArrived(guest);
		this.#machine.clock.after(TOLD_MS, () => this.#become('completed'));
	}

	#fail(): void {
		if (this.#status === 'postcopy-active') {
			// The guest is here, and waits for the rest of its memory.
			this.#become('postcopy-paused');
			return;
		}

		this.problem = 'load of migration failed: Invalid argument';
		this.#become('failed');
		this.#machine.exit('host-error', {isSilent: true});
	}

	#close(): void {
		this.#channel?.close();
		this.#listener?.close();
		this.#channel = undefined;
	}
}
