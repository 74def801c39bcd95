import type {EventData} from '../../schema/generated/qemu-7.2.ts';

/** `plugged` after the guest's agreement, `ejecting` when it lets go, `released` when the device is gone. */
export type SlotPhase = 'empty' | 'plugged' | 'ejecting' | 'released';

/** One slot for a DIMM. */
export interface MemorySlot {
	/** As ACPI numbers it, in decimal digits. */
	readonly slot: string;
	readonly phase: SlotPhase;
	readonly device?: string;
}

// Values of the ACPI specification, section "_OST (OSPM Status Indication)".
const SOURCE_EJECTION = 3;
const STATUS_SUCCESS = 0;
const STATUS_IN_PROGRESS = 132;

/** The slots for memory that can be plugged while the guest runs. */
export class MemorySlots {
	readonly #slots: MemorySlot[];
	readonly #reports = new Map<string, {readonly source: number; readonly status: number}>();

	constructor(count: number) {
		this.#slots = Array.from({length: count}, (_, slot) => ({
			slot: String(slot),
			phase: 'empty',
		}));
	}

	get slots(): readonly MemorySlot[] {
		return this.#slots;
	}

	/** What the guest last reported of a slot. */
	reportOf(slot: string): {readonly source: number; readonly status: number} {
		return this.#reports.get(slot) ?? {source: 0, status: 0};
	}

	/** The first slot in one of these phases. */
	find(phase: SlotPhase): MemorySlot | undefined {
		return this.#slots.find(slot => slot.phase === phase);
	}

	/** Takes note of an ACPI_DEVICE_OST. */
	note({info}: EventData['ACPI_DEVICE_OST']): void {
		if (info['slot-type'] === 'DIMM') {
			const {slot, device, source, status} = info;
			this.#reports.set(slot, {source, status});
			const phase = phaseAfter(info);
			this.#set(device === undefined || phase === 'empty' ? {slot, phase} : {slot, phase, device});
		}
	}

	/** Takes note of a DEVICE_DELETED. */
	noteDeleted({device}: EventData['DEVICE_DELETED']): void {
		const gone = this.#slots.find(slot => slot.device !== undefined && slot.device === device);
		if (gone !== undefined) {
			this.#set({slot: gone.slot, phase: 'released'});
		}
	}

	#set(slot: MemorySlot): void {
		const index = this.#slots.findIndex(known => known.slot === slot.slot);
		if (index >= 0) {
			this.#slots[index] = slot;
		}
	}
}

const phaseAfter = ({source, status, device}: EventData['ACPI_DEVICE_OST']['info']): SlotPhase => {
	if (source !== SOURCE_EJECTION) {
		return status === STATUS_SUCCESS ? 'plugged' : 'empty';
	}

	if (status === STATUS_IN_PROGRESS) {
		return 'ejecting';
	}

	return device === undefined ? 'empty' : 'plugged';
};
