import type {QomObject} from '../qom/qom-object.ts';
import type {Device} from './device.ts';

// The types of objects that devices can sit on.
const BUS_TYPES = new Set([
	'PCI',
	'PCIE',
	'ISA',
	'IDE',
	'SCSI',
	'usb-bus',
	'virtio-serial-bus',
	'i2c-bus',
	'HDA',
	'ccid-bus',
	'nvme-bus',
	'floppy-bus',
	'sd-bus',
	'System',
]);
// hw/ide, hw/isa, hw/i2c and others set no hot-plug handler on their buses.
const FIXED_TYPES = new Set(['ISA', 'IDE', 'i2c-bus', 'HDA', 'System', 'floppy-bus', 'sd-bus']);
const FUNCTIONS_PER_SLOT = 8;
const PCI_FUNCTIONS = 256;

/** Whether objects of this type are buses. */
export const isBusType = (type: string): boolean => BUS_TYPES.has(type);

/** A bus with the devices on it. */
export class Bus {
	readonly object: QomObject;
	/** The device that provides it; undefined for those of the board. */
	readonly owner: Device | undefined;
	readonly devices: Device[] = [];
	readonly #reserved: ReadonlySet<number>;

	constructor(object: QomObject, owner: Device | undefined, reserved: Iterable<number> = []) {
		this.object = object;
		this.owner = owner;
		this.#reserved = new Set(reserved);
	}

	get name(): string {
		return this.object.name;
	}

	get type(): string {
		return this.object.type;
	}

	/** Whether devices come and go while the machine runs. */
	get isHotpluggable(): boolean {
		return !FIXED_TYPES.has(this.type) && this.name !== 'pcie.0';
	}

	/** Whether a device that wants this type of bus can sit here. */
	takes(type: string): boolean {
		return this.type === type || (this.type === 'PCIE' && type === 'PCI');
	}

	/** The device in a place of a PCI bus (slot times 8 plus function), `true` for one of the board. */
	occupant(devfn: number): Device | true | undefined {
		return this.#reserved.has(devfn) ? true : this.devices.find(device => device.devfn === devfn);
	}

	/** The first free slot of a PCI bus, as slot times 8. */
	freeSlot(): number | undefined {
		for (let devfn = 0; devfn < PCI_FUNCTIONS; devfn += FUNCTIONS_PER_SLOT) {
			if (this.occupant(devfn) === undefined) {
				return devfn;
			}
		}

		return undefined;
	}
}
