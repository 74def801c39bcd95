import {QmpError} from '../../protocol/qmp-error.ts';
import type {ChardevSpec, MachineOptions} from '../machine-options.ts';
import type {ProcessFacts} from '../process/process-facts.ts';
import {inListOrder} from '../qom/hash-order.ts';
import {chardevFilename} from './filename.ts';
import {RingBuffer} from './ring-buffer.ts';

/** A character device. */
export interface Chardev {
	readonly label: string;
	readonly backend: string;
	readonly filename: string;
	/** Whether its front end is open: for a port of the guest, whether the guest has opened it. */
	isFrontendOpen: boolean;
	/** Who uses it: id of a device, or `monitor`. */
	user: string | undefined;
	readonly ring: RingBuffer | undefined;
}

/** A monitor that is a character device. */
export interface MonitorLine {
	readonly label: string;
	/** What it is called now: it depends on who is connected. */
	readonly filename: string;
	/** Ends its connection by force. */
	cut(): void;
}

const RING_SIZE = 65_536;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const isPowerOfTwo = (size: number): boolean => size > 0 && Number.isInteger(Math.log2(size));

/** The character devices of a machine, those of its monitors among them. */
export class Chardevs {
	readonly #devices = new Map<string, Chardev>();
	readonly #cuts = new Map<string, () => void>();
	/** What devices are called whose sockets are really there. */
	readonly #names = new Map<string, () => string>();
	readonly #host: ProcessFacts;
	readonly #order: readonly string[];

	/** @throws QmpError for one of the machine's options that QEMU refuses */
	constructor(
		{chardevs, chardevOrder}: Pick<MachineOptions, 'chardevs' | 'chardevOrder'>,
		host: ProcessFacts,
		monitors: readonly MonitorLine[] = [],
	) {
		this.#host = host;
		this.#order = chardevOrder;
		for (const spec of chardevs) {
			this.open(spec);
		}

		for (const monitor of monitors) {
			this.add(monitor);
		}
	}

	/** Labels of the connections that can be cut, in the order in which QEMU makes them. */
	get labels(): readonly string[] {
		const sockets = [...this.#devices.values()].filter(({backend}) => backend === 'socket');
		// Those that no option has named come after all that one has.
		const place = ({label}: Chardev): number => {
			const at = this.#order.indexOf(label);
			return at < 0 ? this.#order.length : at;
		};
		return sockets.sort((left, right) => place(left) - place(right)).map(({label}) => label);
	}

	/** All devices in the order of query-chardev. */
	get listed(): readonly Chardev[] {
		return inListOrder(this.#devices.keys()).flatMap(label => this.#devices.get(label) ?? []);
	}

	/** Adds the device of a monitor, or puts it in the place of one of its label. */
	add(monitor: MonitorLine): void {
		const {label} = monitor;
		this.#cuts.set(label, () => monitor.cut());
		this.#devices.set(label, {
			label,
			get backend() {
				return monitor.filename === 'stdio' ? 'stdio' : 'socket';
			},
			get filename() {
				return monitor.filename;
			},
			isFrontendOpen: true,
			user: 'monitor',
			ring: undefined,
		});
	}

	/** From now on a device is called what `name` gives: it depends on who is connected. */
	nameBy(label: string, name: () => string): void {
		this.#names.set(label, name);
	}

	cut(label: string): void {
		this.#cuts.get(label)?.();
	}

	find(label: string): Chardev | undefined {
		return this.#devices.get(label);
	}

	/**
	 * Opens a device (chardev/char.c, `qmp_chardev_add`).
	 * @throws QmpError
	 */
	open(spec: ChardevSpec): Chardev {
		const {id: label, backend, properties} = spec;
		if (this.#devices.has(label)) {
			throw complain(`Chardev with id '${label}' already exists`);
		}

		const device = this.#create(spec, `Failed to add chardev '${label}': `);
		this.#devices.set(label, device);
		if (backend === 'socket' && properties.path !== undefined) {
			this.#cuts.set(label, () => {});
		}

		return device;
	}

	/**
	 * Puts another back end in the place of a device's, whose user stays.
	 * @throws QmpError
	 */
	change(spec: ChardevSpec): Chardev {
		const before = this.#devices.get(spec.id);
		if (before === undefined) {
			throw complain(`Chardev '${spec.id}' does not exist`);
		}

		this.#names.delete(spec.id);
		const {isFrontendOpen, user} = before;
		const device = Object.assign(this.#create(spec, ''), {isFrontendOpen, user});
		this.#devices.set(spec.id, device);
		return device;
	}

	/** @throws QmpError */
	remove(label: string): void {
		const {user} = this.existing(label);
		if (user !== undefined) {
			throw complain(`Chardev '${label}' is busy`);
		}

		this.#devices.delete(label);
		this.#names.delete(label);
	}

	/** @throws QmpError */
	existing(label: string): Chardev {
		const device = this.#devices.get(label);
		if (device === undefined) {
			throw complain(`Chardev '${label}' not found`);
		}

		return device;
	}

	/**
	 * The ring of a device.
	 * @throws QmpError
	 */
	ring(label: string): RingBuffer {
		const device = this.#devices.get(label);
		if (device === undefined) {
			throw complain(`Device '${label}' not found`);
		}

		if (device.ring === undefined) {
			throw complain(`${label} is not a ringbuf device`);
		}

		return device.ring;
	}

	#create(spec: ChardevSpec, prefix: string): Chardev {
		const {id: label, backend, properties} = spec;
		const isRing = backend === 'ringbuf' || backend === 'memory';
		const size = Number(properties.size ?? RING_SIZE);
		if (isRing && !isPowerOfTwo(size)) {
			throw complain(`${prefix}size of ringbuf chardev must be power of two`);
		}

		const named =
			backend === 'pty' ? {...spec, properties: {path: this.#host.openTerminal()}} : spec;
		const filename = chardevFilename(named);
		const names = this.#names;
		return {
			label,
			backend,
			get filename() {
				return names.get(label)?.() ?? filename;
			},
			isFrontendOpen: false,
			user: undefined,
			ring: isRing ? new RingBuffer(size) : undefined,
		};
	}
}
