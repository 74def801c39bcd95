import {QmpError} from '../../protocol/qmp-error.ts';
import type {Device} from '../devices/device.ts';
import type {CpuTopology, MachineOptions, OptionValues} from '../machine-options.ts';

/** Where a CPU can sit. */
export interface CpuSlot {
	readonly index: number;
	readonly socket: number;
	readonly die: number;
	readonly core: number;
	readonly thread: number;
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const IDS = ['socket-id', 'die-id', 'core-id', 'thread-id'] as const;

/**
 * The number of a CPU of the start among the unattached devices: the first brings the device of its interrupt
 * controller, which has the number 1.
 */
export const bootDevice = (cpu: number): number => (cpu === 0 ? 0 : cpu + 1);

/** The places for CPUs of a machine, those in use and those that are free. */
export class Cpus {
	readonly topology: CpuTopology;
	/** Type of the CPUs, such as `qemu64-x86_64-cpu`. */
	readonly type: string;
	readonly #hasTarget: boolean;
	readonly #hasNode: boolean;
	readonly #bootPaths: readonly string[];
	readonly #plugged = new Map<number, Device>();
	readonly #threads: () => readonly number[];

	/** `threads` gives the threads that the CPUs run on; where they are fewer, CPUs share them. */
	constructor(
		{cpus, cpuModel, type, memorySlots}: MachineOptions,
		threads: () => readonly number[],
	) {
		this.topology = cpus;
		this.type = `${cpuModel.split(',')[0] ?? cpuModel}-x86_64-cpu`;
		this.#hasTarget = type !== 'none';
		// hw/core/numa.c, numa_complete_configuration: a PC with slots for memory gets a node without being asked.
		this.#hasNode = memorySlots > 0;
		this.#bootPaths = Array.from(
			{length: this.#hasTarget ? cpus.cpus : 0},
			(_, index) => `/machine/unattached/device[${bootDevice(index)}]`,
		);
		this.#threads = threads;
	}

	/** All places, in the order of their numbers. */
	get slots(): readonly CpuSlot[] {
		const {maxCpus, dies, cores, threads} = this.topology;
		return Array.from({length: this.#hasTarget ? maxCpus : 0}, (_, index) => ({
			index,
			thread: index % threads,
			core: Math.floor(index / threads) % cores,
			die: Math.floor(index / (threads * cores)) % dies,
			socket: Math.floor(index / (threads * cores * dies)),
		}));
	}

	/** Path of the CPU in a place; undefined when it is free. */
	pathOf({index}: CpuSlot): string | undefined {
		return this.#bootPaths[index] ?? this.#plugged.get(index)?.object.path;
	}

	/** The thread of the process that runs the CPU of a place. */
	threadOf({index}: CpuSlot): number {
		const threads = this.#threads();
		return threads[index % threads.length] ?? 0;
	}

	/** Number of the place that a CPU was plugged into. */
	indexOf(device: Device): number | undefined {
		return [...this.#plugged].find(([, plugged]) => plugged === device)?.[0];
	}

	/**
	 * The free place that the properties of a new CPU name (hw/i386/x86.c, `x86_cpu_pre_plug`).
	 * @throws QmpError
	 */
	freeSlot(driver: string, properties: OptionValues): CpuSlot {
		if (driver !== this.type) {
			throw complain(`Invalid CPU type, expected cpu type: '${this.type}'`);
		}

		const {sockets, dies, cores, threads} = this.topology;
		const limits = [sockets, dies, cores, threads];
		const ids = IDS.map((name, place) => {
			const given = properties[name] ?? (name === 'die-id' && dies === 1 ? 0 : undefined);
			if (given === undefined) {
				throw complain(`CPU ${name} is not set`);
			}

			const limit = (limits[place] ?? 1) - 1;
			if (Number(given) > limit) {
				throw complain(`Invalid CPU ${name}: ${String(given)} must be in range 0:${limit}`);
			}

			return Number(given);
		});
		const [socket, die, core, thread] = ids;
		const slot = this.slots.find(
			place =>
				place.socket === socket &&
				place.die === die &&
				place.core === core &&
				place.thread === thread,
		);
		if (slot === undefined || this.pathOf(slot) !== undefined) {
			const index = slot?.index ?? 0;
			throw complain(`CPU[${index}] with APIC ID ${index} exists`);
		}

		return slot;
	}

	plug(slot: CpuSlot, device: Device): void {
		this.#plugged.set(slot.index, device);
	}

	unplug(device: Device): void {
		const index = this.indexOf(device);
		if (index !== undefined) {
			this.#plugged.delete(index);
		}
	}

	/** The ids of a place as QMP tells them; the die only where there are several. */
	propsOf({socket, die, core, thread}: CpuSlot): Readonly<Record<string, number>> {
		return {
			'core-id': core,
			'thread-id': thread,
			...(this.topology.dies > 1 ? {'die-id': die} : {}),
			...(this.#hasNode ? {'node-id': 0} : {}),
			'socket-id': socket,
		};
	}
}
