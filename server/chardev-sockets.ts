import type {Duplex} from 'node:stream';
import type {Machine} from '../core/machine/machine.ts';
import type {MonitorSpec} from '../core/machine/machine-options.ts';
import {type Address, parseAddress} from './transports/address.ts';
import {listen} from './transports/catalog.ts';
import {monitorFilename} from './transports/monitor-filename.ts';
import type {Listener} from './transports/transport.ts';

// As many as a monitor holds: those behind the first wait, as they do in the kernel for QEMU.
const WAITING_MAX = 128;
// What the guest does not read yet is read all the same, since a stream at rest does not tell that its client has left.
const HELD_LENGTH_MAX = 65_536;

/**
 * The socket of a character device that is no monitor: one client at a time (chardev/char-socket.c). What it sends goes
 * to the guest, whose agent alone answers; other devices take it and say nothing.
 */
class ChardevSocket {
	readonly #label: string;
	readonly #address: Address;
	readonly #waiting: Duplex[] = [];
	#machine: Machine;
	#listener: Listener | undefined;
	#client: Duplex | undefined;
	#isFlowing = true;
	#held: Uint8Array[] = [];

	constructor({label, address}: MonitorSpec, machine: Machine) {
		this.#label = label;
		this.#address = parseAddress(address);
		this.#machine = machine;
		this.#nameDevice();
	}

	async open(): Promise<void> {
		this.#listener = await listen(this.#address.endpoint, stream => this.#accept(stream));
	}

	/** Belongs to another machine from now on, which has taken the place of the one before. */
	follow(machine: Machine): void {
		this.#machine = machine;
		this.#nameDevice();
		this.#join();
	}

	async close(): Promise<void> {
		await this.#listener?.close();
		for (const stream of [...this.#waiting.splice(0), ...(this.#client ? [this.#client] : [])]) {
			stream.destroy();
		}
	}

	get #isAgents(): boolean {
		return this.#machine.agent.label === this.#label;
	}

	#nameDevice(): void {
		this.#machine.chardevs.nameBy(this.#label, () => monitorFilename(this.#address, this.#client));
	}

	#accept(stream: Duplex): void {
		stream.on('error', () => stream.destroy());
		if (this.#client === undefined) {
			this.#serve(stream);
		} else if (this.#waiting.length < WAITING_MAX) {
			this.#waiting.push(stream);
		} else {
			stream.destroy();
		}
	}

	#serve(stream: Duplex): void {
		this.#client = stream;
		stream.on('data', (bytes: Uint8Array) => this.#take(stream, bytes));
		stream.once('end', () => stream.destroy());
		stream.once('close', () => this.#leave());
		this.#join();
	}

	#join(): void {
		const stream = this.#client;
		stream?.resume();
		if (this.#isAgents) {
			this.#machine.agent.client = stream && {
				write: bytes => stream.write(bytes),
				flow: isFlowing => this.#flow(stream, isFlowing),
			};
		}
	}

	#take(stream: Duplex, bytes: Uint8Array): void {
		if (!this.#isFlowing) {
			this.#held.push(bytes);
			if (this.#held.reduce((sum, {length}) => sum + length, 0) >= HELD_LENGTH_MAX) {
				stream.pause();
			}
		} else if (this.#isAgents) {
			this.#machine.agent.receive(bytes);
		}
	}

	#flow(stream: Duplex, isFlowing: boolean): void {
		this.#isFlowing = isFlowing;
		if (isFlowing) {
			for (const bytes of this.#held.splice(0)) {
				this.#take(stream, bytes);
			}

			stream.resume();
		}
	}

	#leave(): void {
		this.#client = undefined;
		this.#held = [];
		this.#isFlowing = true;
		this.#join();
		const next = this.#waiting.find(stream => !stream.destroyed);
		if (next !== undefined) {
			this.#waiting.splice(0, this.#waiting.indexOf(next) + 1);
			this.#serve(next);
		}
	}
}

/** The sockets of a machine's character devices, its monitors left out. */
export class ChardevSockets {
	readonly #sockets: readonly ChardevSocket[];

	constructor(machine: Machine) {
		this.#sockets = machine.options.sockets.map(spec => new ChardevSocket(spec, machine));
	}

	/**
	 * Listens on all of them.
	 * @throws MockQmpError ADDRESS_IN_USE, ADDRESS_UNAVAILABLE
	 */
	async open(): Promise<void> {
		for (const socket of this.#sockets) {
			await socket.open();
		}
	}

	/** They belong to another machine from now on. */
	follow(machine: Machine): void {
		for (const socket of this.#sockets) {
			socket.follow(machine);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.#sockets.map(socket => socket.close()));
	}
}
