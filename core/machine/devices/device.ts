import type {DeviceModel} from '../../schema/device-models.ts';
import type {OptionValues} from '../machine-options.ts';
import type {QomObject} from '../qom/qom-object.ts';
import type {Bus} from './bus.ts';

/** A device of the machine that was asked for by `-device` or device_add. */
export interface Device {
	readonly driver: string;
	/** Undefined for one without. */
	readonly id: string | undefined;
	readonly model: DeviceModel;
	readonly object: QomObject;
	readonly bus: Bus | undefined;
	readonly isHotplugged: boolean;
	/** What was given of it. */
	readonly properties: OptionValues;
	/** Slot times 8 plus function, on a PCI bus. */
	readonly devfn: number | undefined;
	/** Whether the guest has been asked to let it go. */
	isLeaving: boolean;
}

/** The name that events have for a device: its id, if it has one. */
export const eventNameOf = ({
	id,
	object,
}: Device): {readonly device?: string; readonly path: string} => ({
	...(id === undefined ? {} : {device: id}),
	path: object.path,
});
