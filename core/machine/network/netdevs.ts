import {QmpError} from '../../protocol/qmp-error.ts';
import {isIdentifier} from '../command-line/qemu-opts.ts';
import type {NetdevSpec} from '../machine-options.ts';

/** A network back end, and the card that uses it. */
export interface Netdev {
	readonly spec: NetdevSpec;
	/** Id of the device that uses it; undefined while it is free. */
	peer: string | undefined;
	isLinkUp: boolean;
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The network back ends of a machine. */
export class Netdevs {
	readonly #netdevs = new Map<string, Netdev>();

	/** Ports of the host that are handed to the guest, as the human monitor names them. */
	readonly forwards = new Set<string>();

	get all(): readonly Netdev[] {
		return [...this.#netdevs.values()];
	}

	find(id: string): Netdev | undefined {
		return this.#netdevs.get(id);
	}

	/**
	 * Adds a back end (net/net.c, `net_client_init1`).
	 * @throws QmpError
	 */
	add(spec: NetdevSpec): void {
		if (!isIdentifier(spec.id) && !spec.id.startsWith('#') && !spec.id.startsWith('__org')) {
			throw complain("Parameter 'id' expects an identifier");
		}

		if (this.#netdevs.has(spec.id)) {
			throw complain(`Duplicate ID '${spec.id}'`);
		}

		if (spec.type === 'nic') {
			throw complain("network backend 'nic' is not compiled into this binary");
		}

		const ways = ['fd', 'listen', 'connect', 'mcast', 'udp'].filter(way => spec[way] !== undefined);
		if (spec.type === 'socket' && ways.length !== 1) {
			throw complain('exactly one of listen=, connect=, mcast= or udp= is required');
		}

		this.#netdevs.set(spec.id, {spec, peer: undefined, isLinkUp: true});
	}

	/**
	 * Takes a back end away; the card that used it stays.
	 * @throws QmpError DeviceNotFound
	 */
	remove(id: string): void {
		if (!this.#netdevs.delete(id)) {
			throw new QmpError('DeviceNotFound', `Device '${id}' not found`);
		}
	}

	/**
	 * Lets a card use a back end.
	 * @throws QmpError when there is none, or it is taken; `owner` is the type that messages name
	 */
	claim(owner: string, id: string): Netdev {
		const netdev = this.#netdevs.get(id);
		if (netdev === undefined) {
			throw complain(`Property '${owner}.netdev' can't find value '${id}'`);
		}

		if (netdev.peer !== undefined) {
			throw complain(`Property '${owner}.netdev' can't take value '${id}', it's in use`);
		}

		return netdev;
	}
}
