import type {Cancel} from '../../runtime/clock.ts';
import type {ReturnOf} from '../command-table.ts';
import type {PassedDescriptor} from '../process/descriptors.ts';
import type {RunState} from '../run-state.ts';
import type {MigrationStatus} from './migrating-machine.ts';

/** Where a machine that waits for another listens, as query-migrate tells it. */
export type SocketAddress = NonNullable<ReturnOf<'query-migrate'>['socket-address']>[number];

/** What two machines of ours say to each other; the first word of each is its version. */
export type MigrationMessage =
	| {readonly 'mock-qmp-migration': number}
	| {
			readonly status: MigrationStatus;
			/** With `completed` and `postcopy-active`: the state of the guest before it stood still for the switchover. */
			readonly guest?: RunState;
	  };

/** The version of these messages. */
export const LINK_VERSION = 1;

/** A way to the machine at the other end. */
export interface MigrationChannel {
	send(message: MigrationMessage): void;
	close(): void;
}

/** Who listens at this end. */
export interface ChannelEnd {
	onMessage(message: MigrationMessage): void;
	/** The other end is gone, or said what is no message. Not called after `close`. */
	onClose(): void;
}

/** An address on which a machine waits for another. */
export interface MigrationListener {
	readonly address: SocketAddress;
	close(): void;
}

/** How machines reach each other; who has none believes every address. */
export interface MigrationLinks {
	/** Connects to `tcp:…` or `unix:…`; tells in QEMU's words what is in the way. The result gives it up. */
	connect(
		uri: string,
		opened: (channel: MigrationChannel) => ChannelEnd,
		refused: (problem: string) => void,
	): Cancel;
	/** Takes a stream that a client has passed for the way to another machine. */
	adopt(descriptor: PassedDescriptor, opened: (channel: MigrationChannel) => ChannelEnd): void;
	/**
	 * Listens on `tcp:…` or `unix:…` for one machine.
	 * @throws QmpError GenericError
	 */
	listen(
		uri: string,
		accept: (channel: MigrationChannel) => ChannelEnd,
	): Promise<MigrationListener>;
}

/** Whether a machine behind that address is reached over a socket. */
export const isSocketUri = (uri: string): boolean => /^(?:tcp|unix):/.test(uri);
