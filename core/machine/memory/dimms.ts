import {QmpError} from '../../protocol/qmp-error.ts';
import type {Device} from '../devices/device.ts';
import type {MachineOptions, OptionValues} from '../machine-options.ts';
import type {UserObjects} from '../qom/user-objects.ts';

const GIBIBYTE = 1024 ** 3;
// hw/i386/pc_q35.c, pc_q35_init: above this the memory goes on behind 4 GiB.
const BELOW_4G = 2 * GIBIBYTE;
// hw/mem/memory-device.c aligns to the pages of the back end.
const ALIGNMENT = 2 * 1024 ** 2;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** A DIMM that is plugged. */
export interface Dimm {
	readonly device: Device;
	readonly slot: number;
	readonly address: number;
	readonly size: number;
	/** Id of its memory. */
	readonly memdev: string;
}

/** The DIMMs of a machine. */
export class Dimms {
	readonly #options: MachineOptions;
	readonly #objects: UserObjects;
	#dimms: readonly Dimm[] = [];

	constructor(options: MachineOptions, objects: UserObjects) {
		this.#options = options;
		this.#objects = objects;
	}

	/** In the order of their addresses. */
	get all(): readonly Dimm[] {
		return [...this.#dimms].sort((left, right) => left.address - right.address);
	}

	/** Bytes that they add to the machine's memory. */
	get size(): number {
		return this.#dimms.reduce((sum, {size}) => sum + size, 0);
	}

	/**
	 * What a new DIMM gets: slot, address and size (hw/mem/pc-dimm.c, `pc_dimm_pre_plug`).
	 * @throws QmpError
	 */
	plan(properties: OptionValues): Omit<Dimm, 'device'> {
		const memdev = String(properties.memdev);
		const {memorySlots, memoryMax, memory} = this.#options;
		const backend = this.#objects.find(memdev);
		if (backend === undefined) {
			throw new QmpError('DeviceNotFound', `Device '${memdev}' not found`);
		}

		if (this.#objects.busy.has(memdev)) {
			throw complain(`can't use already busy memdev: ${memdev}`);
		}

		const size = Number(backend.object.get('size'));
		if (memorySlots === 0) {
			throw complain("no slots where allocated, please specify the 'slots' option");
		}

		const slot = this.#slot(properties.slot);
		if (size % ALIGNMENT !== 0) {
			throw complain(`backend memory size must be multiple of 0x${ALIGNMENT.toString(16)}`);
		}

		if (this.size + size > memoryMax - memory) {
			throw complain(
				`not enough space, currently 0x${this.size.toString(16)} in use of total space for memory devices ` +
					`0x${(memoryMax - memory).toString(16)}`,
			);
		}

		return {slot, address: this.#address(size), size, memdev};
	}

	plug(dimm: Dimm): void {
		this.#dimms = [...this.#dimms, dimm];
		this.#objects.busy.add(dimm.memdev);
	}

	of(device: Device): Dimm | undefined {
		return this.#dimms.find(dimm => dimm.device === device);
	}

	unplug(device: Device): void {
		const dimm = this.of(device);
		if (dimm !== undefined) {
			this.#dimms = this.#dimms.filter(other => other !== dimm);
			this.#objects.busy.delete(dimm.memdev);
		}
	}

	#slot(wanted: unknown): number {
		const taken = new Set(this.#dimms.map(({slot}) => slot));
		if (typeof wanted === 'number' && wanted >= 0) {
			if (wanted >= this.#options.memorySlots) {
				throw complain(
					`invalid slot number ${wanted}, valid range is [0-${this.#options.memorySlots - 1}]`,
				);
			}

			if (taken.has(wanted)) {
				throw complain(`slot ${wanted} is busy`);
			}

			return wanted;
		}

		for (let slot = 0; slot < this.#options.memorySlots; slot++) {
			if (!taken.has(slot)) {
				return slot;
			}
		}

		throw complain('no free slots available');
	}

	// The first gap that is large enough, behind all other memory, from a whole GiB on.
	#address(size: number): number {
		const {memory} = this.#options;
		const above = Math.max(0, memory - BELOW_4G);
		let address = Math.ceil((4 * GIBIBYTE + above) / GIBIBYTE) * GIBIBYTE;
		for (const dimm of this.all) {
			if (address + size <= dimm.address) {
				return address;
			}

			address = dimm.address + dimm.size;
		}

		return address;
	}
}
