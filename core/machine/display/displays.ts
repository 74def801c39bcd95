import {QmpError} from '../../protocol/qmp-error.ts';
import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {MachineOptions} from '../machine-options.ts';

const FIRST_PORT = 5900;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** A VNC server as an option has it. */
export interface VncServer {
	readonly id: string;
	readonly host: string;
	readonly service: string;
	readonly hasPassword: boolean;
}

type VncClient = EventData['VNC_DISCONNECTED']['client'];

/** Value of `-vnc`: `host:display`, then options (ui/vnc.c, `vnc_display_open`). */
const parseVnc = (value: string, index: number): VncServer | undefined => {
	const [address = '', ...options] = value.split(',');
	const [, host, display] = /^(.*):(\d+)$/.exec(address) ?? [];
	return host === undefined
		? undefined
		: {
				id: index === 0 ? 'default' : `vnc${index + 1}`,
				host: host === '' ? '0.0.0.0' : host,
				service: String(FIRST_PORT + Number(display)),
				hasPassword: options.some(option => /^password(?:=on)?$/.test(option)),
			};
};

/** The VNC servers of the machine and their clients, which VNC events tell of. */
export class VncServers {
	readonly servers: readonly VncServer[];
	#clients: readonly VncClient[] = [];
	readonly #waiting = new WeakSet<VncClient>();

	constructor({vncDisplays}: MachineOptions) {
		this.servers = vncDisplays.map(parseVnc).filter(server => server !== undefined);
	}

	/** Those that have connected and are not initialized yet, the newest first. */
	get waiting(): readonly VncClient[] {
		return this.#clients.filter(client => this.#waiting.has(client));
	}

	/** Those connected, the newest first. */
	get clients(): readonly VncClient[] {
		return this.#clients;
	}

	/** Takes note of a VNC_CONNECTED. */
	noteConnected({client: {host, service, family, websocket}}: {readonly client: VncClient}): void {
		const client = {host, service, family, websocket};
		this.#waiting.add(client);
		this.#clients = [client, ...this.#clients];
	}

	/** Takes note of a VNC_INITIALIZED: who it is may now be known. */
	noteInitialized({client}: {readonly client: VncClient}): void {
		this.#clients = this.#clients.map(other => (isSame(other, client) ? client : other));
	}

	/** Takes note of a VNC_DISCONNECTED. */
	noteDisconnected({client}: {readonly client: VncClient}): void {
		this.#clients = this.#clients.filter(other => !isSame(other, client));
	}
}

const isSame = (left: VncClient, right: VncClient): boolean =>
	left.host === right.host && left.service === right.service;

/**
 * What set_password and expire_password do to a server that is or is not there.
 * @throws QmpError
 */
export const assertPasswordTaker = (
	protocol: 'vnc' | 'spice',
	{options, vnc}: {readonly options: MachineOptions; readonly vnc: VncServers},
	refusal: string,
): void => {
	if (protocol === 'spice') {
		if (options.spiceOptions === undefined) {
			throw spiceNotActive();
		}
	} else if (vnc.servers.length === 0) {
		throw complain(refusal);
	}
};

/** Whether clients of SPICE need a password, so that one can be set. */
export const isTicketing = ({spiceOptions = {}}: MachineOptions): boolean =>
	!/^(?:on|yes|true|y)$/.test(spiceOptions['disable-ticketing'] ?? 'off');

/** There is no SPICE server. */
export const spiceNotActive = (): QmpError =>
	new QmpError('DeviceNotActive', 'SPICE is not in use');
