import type {EventData} from '../schema/generated/qemu-7.2.ts';

/** Where a SPICE server or client is. */
export type SpiceAddress = EventData['SPICE_CONNECTED']['client'];

/** A TCP connection of a SPICE client; each of its channels has one. */
export interface SpiceChannel {
	readonly client: SpiceAddress;
	/** Absent until the channel is initialized. */
	readonly link?: {
		readonly connectionId: number;
		readonly type: number;
		readonly id: number;
		readonly isTls: boolean;
	};
}

/** The SPICE server of the machine and the channels that are open. */
export class SpiceServer {
	readonly address: SpiceAddress;
	#channels: readonly SpiceChannel[] = [];

	constructor(address: SpiceAddress) {
		this.address = address;
	}

	/** Open channels, the oldest first. */
	get channels(): readonly SpiceChannel[] {
		return this.#channels;
	}

	/** Takes note of a SPICE_CONNECTED. */
	noteConnected({client}: EventData['SPICE_CONNECTED']): void {
		this.#channels = [...this.#channels, {client}];
	}

	/** Takes note of a SPICE_INITIALIZED. */
	noteInitialized({client}: EventData['SPICE_INITIALIZED']): void {
		const link = {
			connectionId: client['connection-id'],
			type: client['channel-type'],
			id: client['channel-id'],
			isTls: client.tls,
		};
		this.#channels = this.#channels.map(channel =>
			isSame(channel.client, client) ? {client: channel.client, link} : channel,
		);
	}

	/** Takes note of a SPICE_DISCONNECTED. */
	noteDisconnected({client}: EventData['SPICE_DISCONNECTED']): void {
		this.#channels = this.#channels.filter(channel => !isSame(channel.client, client));
	}
}

const isSame = (left: SpiceAddress, right: SpiceAddress): boolean =>
	left.host === right.host && left.port === right.port;
