import type {EventData, EventName} from '../../schema/generated/qemu-7.2.ts';
import type {Hardware} from '../hardware.ts';
import {type Device, eventNameOf} from './device.ts';

// reference/timing.md, "Block" and "Guest memory": medians of a Linux guest, in milliseconds.
const BACKEND_GONE_MS = 37;
const DEVICE_GONE_MS = 52;
const OST_PLUG_MS = 31;
const OST_EJECT_MS = 3;
const DIMM_GONE_MS = 12;
const OST_EJECTED_MS = 0.5;
const OST_REFUSED_MS = 20;
const CPU_PLUG_MS = 22;
const CPU_GONE_MS = 400;
const HOST_SIDE_MS = 0.1;
// Values of the ACPI specification, section "_OST (OSPM Status Indication)".
const SOURCE_INSERTION = 1;
const SOURCE_EJECTION = 3;
const STATUS_SUCCESS = 0;
const STATUS_REFUSED = 130;
const STATUS_EJECTING = 132;

/** Tells of an event; the machine's state follows it. */
export type Emit = <E extends EventName>(event: E, data: EventData[E]) => void;

type Place = Pick<EventData['ACPI_DEVICE_OST']['info'], 'slot' | 'slot-type'>;

/** Where ACPI knows a device: DIMMs and CPUs only. */
const acpiPlaceOf = ({dimms, cpus}: Hardware, device: Device): Place | undefined => {
	const dimm = dimms.of(device);
	if (dimm !== undefined) {
		return {slot: String(dimm.slot), 'slot-type': 'DIMM'};
	}

	const cpu = cpus.indexOf(device);
	return cpu === undefined ? undefined : {slot: String(cpu), 'slot-type': 'CPU'};
};

const report = (
	emit: Emit,
	place: Place,
	{
		device,
		source,
		status,
	}: {readonly device?: string; readonly source: number; readonly status: number},
): void => {
	const info = {...(device === undefined ? {} : {device}), source, status, ...place};
	emit('ACPI_DEVICE_OST', {info});
};

/** The guest finds a new DIMM or CPU and reports it. */
export const welcome = (hardware: Hardware, device: Device, emit: Emit): void => {
	const place = acpiPlaceOf(hardware, device);
	if (place !== undefined && hardware.guest.options.isThere) {
		hardware.guest.after(place['slot-type'] === 'CPU' ? CPU_PLUG_MS : OST_PLUG_MS, () =>
			report(emit, place, {
				...named(device),
				source: SOURCE_INSERTION,
				status: STATUS_SUCCESS,
			}),
		);
	}
};

const named = ({id}: Device): {readonly device?: string} => (id === undefined ? {} : {device: id});

const isHostSide = ({bus}: Device): boolean => bus !== undefined && !bus.type.startsWith('PCI');

const tellOfRemoval = (hardware: Hardware, device: Device, emit: Emit): void => {
	for (const gone of hardware.devices.remove(device)) {
		emit('DEVICE_DELETED', eventNameOf({...gone, object: gone.object}));
	}
};

/** Asks the guest to let a device go; what follows is up to it. What only QEMU holds goes at once. */
export const unplug = (hardware: Hardware, device: Device, emit: Emit): void => {
	const {path} = device.object;
	if (isHostSide(device)) {
		const gone = hardware.devices.remove(device);
		hardware.clock.after(HOST_SIDE_MS, () => {
			for (const {id} of gone) {
				emit('DEVICE_DELETED', {...(id === undefined ? {} : {device: id}), path: pathOf(id, path)});
			}
		});
		return;
	}

	device.isLeaving = true;
	const place = acpiPlaceOf(hardware, device);
	if (place !== undefined) {
		ejectByAcpi({hardware, device, emit}, place);
		return;
	}

	const {guest} = hardware;
	if (guest.options.isThere && guest.options.unplug === 'agree') {
		const first = guest.options.unplugDelay ?? BACKEND_GONE_MS;
		guest.after(first, () => {
			const backend = device.object.children.get('virtio-backend');
			if (backend !== undefined) {
				emit('DEVICE_DELETED', {path: backend.path});
			}

			guest.after(backend === undefined ? 0 : DEVICE_GONE_MS, () =>
				tellOfRemoval(hardware, device, emit),
			);
		});
	}
};

const pathOf = (id: string | undefined, path: string): string =>
	id === undefined ? path : `/machine/peripheral/${id}`;

const ejectByAcpi = (
	{
		hardware,
		device,
		emit,
	}: {readonly hardware: Hardware; readonly device: Device; readonly emit: Emit},
	place: Place,
): void => {
	const {guest} = hardware;
	const {isThere, unplug: answer, unplugDelay} = guest.options;
	if (!isThere || answer === 'ignore') {
		return;
	}

	guest.after(OST_EJECT_MS, () => {
		report(emit, place, {...named(device), source: SOURCE_EJECTION, status: STATUS_EJECTING});
		if (answer === 'refuse') {
			guest.after(OST_REFUSED_MS, () => {
				device.isLeaving = false;
				report(emit, place, {...named(device), source: SOURCE_EJECTION, status: STATUS_REFUSED});
			});
			return;
		}

		const own = place['slot-type'] === 'CPU' ? CPU_GONE_MS : DIMM_GONE_MS;
		guest.after(unplugDelay ?? own, () => {
			if (place['slot-type'] === 'CPU') {
				// Under TCG only the interrupt controller of a CPU is told of.
				emit('DEVICE_DELETED', {path: `${device.object.path}/lapic`});
				hardware.devices.remove(device);
			} else {
				tellOfRemoval(hardware, device, emit);
			}

			guest.after(OST_EJECTED_MS, () =>
				report(emit, place, {source: SOURCE_EJECTION, status: STATUS_SUCCESS}),
			);
		});
	});
};
