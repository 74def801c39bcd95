import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import {isMade, type MachineParts} from './machine-parts.ts';

type Effects = {
	readonly [E in EventName]?: (parts: MachineParts, data: EventData[E]) => void;
};

const EFFECTS: Effects = {
	ACPI_DEVICE_OST: ({memorySlots}, data) => memorySlots.note(data),
	BLOCK_IO_ERROR: ({block, power}, data) => {
		block.noteError(data);
		if (data.action === 'stop') {
			power.noteStopCause('io-error');
		}
	},
	BALLOON_CHANGE: ({balloon}, data) => balloon.note(data),
	DEVICE_DELETED: (parts, data) => {
		parts.memorySlots.noteDeleted(data);
		forgetDevice(parts, data);
	},
	DUMP_COMPLETED: ({dump}, data) => dump.note(data),
	GUEST_PANICKED: ({power}, data) => {
		if (data.action === 'pause') {
			power.noteStopCause('guest-panicked');
		}
	},
	MIGRATION: ({migration, incoming}, data) => {
		migration.note(data);
		if (data.status === 'completed') {
			incoming.noteArrived();
		}
	},
	MIGRATION_PASS: ({migration}, {pass}) => {
		migration.lastPass = pass;
	},
	QUORUM_FAILURE: ({quorum}, data) => quorum.noteFailure(data),
	QUORUM_REPORT_BAD: ({quorum}, data) => quorum.noteBad(data),
	RESUME: parts => {
		if (isMade(parts, 'hardware')) {
			parts.block.clearErrors();
		}

		parts.power.follow('RESUME');
	},
	SHUTDOWN: ({power}) => power.noteStopCause('shutdown'),
	SPICE_CONNECTED: ({spice}, data) => spice.noteConnected(data),
	SPICE_DISCONNECTED: ({spice}, data) => spice.noteDisconnected(data),
	SPICE_INITIALIZED: ({spice}, data) => spice.noteInitialized(data),
	STOP: ({power}) => power.follow('STOP'),
	SUSPEND: ({power}) => power.follow('SUSPEND'),
	VNC_CONNECTED: ({vnc}, data) => vnc.noteConnected(data),
	VNC_DISCONNECTED: ({vnc}, data) => vnc.noteDisconnected(data),
	VNC_INITIALIZED: ({vnc}, data) => vnc.noteInitialized(data),
	VSERPORT_CHANGE: (parts, data) => openPort(parts, data),
	WAKEUP: ({power}) => power.follow('WAKEUP'),
	WATCHDOG: ({power}, data) => {
		if (data.action === 'pause') {
			power.noteStopCause('watchdog');
		}
	},
};

/** A device that a script has told to be gone is no longer there. */
const forgetDevice = (
	{hardware}: MachineParts,
	{device: id, path}: EventData['DEVICE_DELETED'],
): void => {
	const device = id === undefined ? undefined : hardware.devices.find(id);
	if (device?.object.path === path) {
		hardware.devices.remove(device);
	}
};

/** The front end of a port's character device is open while a program in the guest has the port open. */
const openPort = (
	{hardware, chardevs}: MachineParts,
	{id, open}: EventData['VSERPORT_CHANGE'],
): void => {
	const chardev = chardevs.find(String(hardware.devices.find(id)?.properties.chardev));
	if (chardev !== undefined) {
		chardev.isFrontendOpen = open;
	}
};

/** Lets the machine's state follow an event, so that later data and answers agree with it. */
export const applyEvent = <E extends EventName>(
	parts: MachineParts,
	event: E,
	data: EventData[E],
): void => {
	EFFECTS[event]?.(parts, data);
};
