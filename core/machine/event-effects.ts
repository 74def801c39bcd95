import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import type {MachineParts} from './machine-parts.ts';

type Effects = {
	readonly [E in EventName]?: (parts: MachineParts, data: EventData[E]) => void;
};

const EFFECTS: Effects = {
	ACPI_DEVICE_OST: ({memorySlots}, data) => memorySlots.note(data),
	BLOCK_IO_ERROR: ({ioErrors}, data) => ioErrors.note(data),
	BALLOON_CHANGE: ({balloon}, data) => balloon.note(data),
	DEVICE_DELETED: ({memorySlots}, data) => memorySlots.noteDeleted(data),
	MIGRATION: ({migration, incoming}, data) => {
		migration.note(data);
		if (data.status === 'completed') {
			incoming.noteArrived();
		}
	},
	QUORUM_FAILURE: ({quorum}, data) => quorum.noteFailure(data),
	QUORUM_REPORT_BAD: ({quorum}, data) => quorum.noteBad(data),
	SPICE_CONNECTED: ({spice}, data) => spice.noteConnected(data),
	SPICE_DISCONNECTED: ({spice}, data) => spice.noteDisconnected(data),
	SPICE_INITIALIZED: ({spice}, data) => spice.noteInitialized(data),
	VNC_CONNECTED: ({vnc}, data) => vnc.noteConnected(data),
	VNC_DISCONNECTED: ({vnc}, data) => vnc.noteDisconnected(data),
	VNC_INITIALIZED: ({vnc}, data) => vnc.noteInitialized(data),
};

/** Lets the machine's state follow an event, so that later data and answers agree with it. */
export const applyEvent = <E extends EventName>(
	parts: MachineParts,
	event: E,
	data: EventData[E],
): void => {
	EFFECTS[event]?.(parts, data);
};
