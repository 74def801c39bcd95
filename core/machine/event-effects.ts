import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import {
	clearBlockErrors,
	noteBlockError,
	noteCorruption,
	noteTray,
	noteWritten,
} from './block/told.ts';
import {eventNameOf} from './devices/device.ts';
import {isMade, type MachineParts} from './machine-parts.ts';

/** Tells of an event besides, before the one that is looked at. */
type Tell = <E extends EventName>(event: E, data: EventData[E]) => void;

type Effects = {
	readonly [E in EventName]?: (parts: MachineParts, data: EventData[E], tell: Tell) => void;
};

const EFFECTS: Effects = {
	ACPI_DEVICE_OST: ({memorySlots}, data) => memorySlots.note(data),
	BLOCK_IMAGE_CORRUPTED: ({block}, data) => noteCorruption(block, data),
	BLOCK_IO_ERROR: ({block, power}, data) => {
		noteBlockError(block, data);
		if (data.action === 'stop') {
			power.noteStopCause('io-error');
		}
	},
	BLOCK_JOB_CANCELLED: ({jobs}, data) => jobs.told.noteEnd(data, true),
	BLOCK_JOB_COMPLETED: ({jobs}, data) => jobs.told.noteEnd(data),
	BLOCK_JOB_ERROR: ({jobs}, data) => jobs.told.noteError(data),
	BLOCK_JOB_READY: ({jobs}, data) => jobs.told.noteReady(data),
	BALLOON_CHANGE: ({balloon}, data) => balloon.note(data),
	BLOCK_EXPORT_DELETED: ({exports}, {id}) => exports.noteDeleted(id),
	BLOCK_WRITE_THRESHOLD: ({block}, data) => noteWritten(block, data),
	DEVICE_DELETED: (parts, data, tell) => {
		parts.memorySlots.noteDeleted(data);
		forgetDevice(parts, data, tell);
	},
	DEVICE_TRAY_MOVED: ({block}, data) => noteTray(block, data),
	DUMP_COMPLETED: ({dump}, data) => dump.note(data),
	GUEST_PANICKED: ({power}, data) => {
		if (data.action === 'pause') {
			power.noteStopCause('guest-panicked');
		}
	},
	JOB_STATUS_CHANGE: ({jobs}, data) => jobs.told.noteStatus(data),
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
			clearBlockErrors(parts.block);
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

/** A device that a script has told to be gone is no longer there; what sat on its buses went before it. */
const forgetDevice = (
	{hardware}: MachineParts,
	{device: id, path}: EventData['DEVICE_DELETED'],
	tell: Tell,
): void => {
	const device = id === undefined ? undefined : hardware.devices.find(id);
	if (device?.object.path === path) {
		for (const gone of hardware.devices.remove(device)) {
			if (gone !== device) {
				tell('DEVICE_DELETED', eventNameOf(gone));
			}
		}
	}
};

/** The front end of a port's character device is open while a program in the guest has the port open. */
const openPort = (parts: MachineParts, {id, open}: EventData['VSERPORT_CHANGE']): void => {
	const {hardware, chardevs} = parts;
	const chardev = chardevs.find(String(hardware.devices.find(id)?.properties.chardev));
	if (chardev !== undefined) {
		chardev.isFrontendOpen = open;
		if (isMade(parts, 'agent')) {
			parts.agent.notePort();
		}
	}
};

/** Lets the machine's state follow an event, so that later data and answers agree with it. */
export const applyEvent = <E extends EventName>(
	parts: MachineParts,
	event: E,
	{data, tell}: {readonly data: EventData[E]; readonly tell: Tell},
): void => {
	EFFECTS[event]?.(parts, data, tell);
};
