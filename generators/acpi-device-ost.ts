import type {MemorySlot} from '../core/machine/memory/memory-slots.ts';
import type {EventData} from '../core/schema/generated/qemu-7.2.ts';
import {defineGenerator} from './generator.ts';

type Info = EventData['ACPI_DEVICE_OST']['info'];

// Values of the ACPI specification, section "_OST (OSPM Status Indication)".
const SOURCE_INSERTION = 1;
const SOURCE_EJECTION = 3;
const STATUS_SUCCESS = 0;
const STATUS_EJECTING = 132;

const ejecting = ({slot, device}: MemorySlot): Info => ({
	...(device === undefined ? {} : {device}),
	slot,
	'slot-type': 'DIMM',
	source: SOURCE_EJECTION,
	status: STATUS_EJECTING,
});

const ejected = ({slot}: MemorySlot): Info => ({
	slot,
	'slot-type': 'DIMM',
	source: SOURCE_EJECTION,
	status: STATUS_SUCCESS,
});

const wantsInsertion = (info: unknown): boolean =>
	typeof info === 'object' && info !== null && 'source' in info && info.source === SOURCE_INSERTION;

/**
 * The guest tells how a plug or an un-plug went. A DIMM lives so: plugged, letting go, gone (its device is named
 * no more). `info: {source: 1}` asks for another one to be plugged.
 */
export const acpiDeviceOst = defineGenerator('ACPI_DEVICE_OST', ({machine, given}) => {
	const {memorySlots} = machine;
	const released = memorySlots.find('released');
	if (released !== undefined) {
		return {info: ejected(released)};
	}

	const plugged = memorySlots.find('plugged');
	const empty = memorySlots.find('empty');
	if (plugged !== undefined && (empty === undefined || !wantsInsertion(given.info))) {
		return {info: ejecting(plugged)};
	}

	const slot = empty?.slot ?? '0';
	return {
		info: {
			device: `dimm${slot}`,
			slot,
			'slot-type': 'DIMM',
			source: SOURCE_INSERTION,
			status: STATUS_SUCCESS,
		},
	};
});
