import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import type {Balloon} from './memory/balloon.ts';
import type {MemorySlots} from './memory/memory-slots.ts';
import type {Quorum} from './quorum.ts';
import type {SpiceServer} from './spice-server.ts';

/** The parts of a machine whose state follows from the events that tell of it. */
export interface MachineParts {
	readonly quorum: Quorum;
	readonly balloon: Balloon;
	readonly memorySlots: MemorySlots;
	readonly spice: SpiceServer;
}

type Effects = {
	readonly [E in EventName]?: (parts: MachineParts, data: EventData[E]) => void;
};

const EFFECTS: Effects = {
	ACPI_DEVICE_OST: ({memorySlots}, data) => memorySlots.note(data),
	BALLOON_CHANGE: ({balloon}, data) => balloon.note(data),
	DEVICE_DELETED: ({memorySlots}, data) => memorySlots.noteDeleted(data),
	QUORUM_FAILURE: ({quorum}, data) => quorum.noteFailure(data),
	QUORUM_REPORT_BAD: ({quorum}, data) => quorum.noteBad(data),
	SPICE_CONNECTED: ({spice}, data) => spice.noteConnected(data),
	SPICE_DISCONNECTED: ({spice}, data) => spice.noteDisconnected(data),
	SPICE_INITIALIZED: ({spice}, data) => spice.noteInitialized(data),
};

/** Lets the machine's state follow an event, so that later data and answers agree with it. */
export const applyEvent = <E extends EventName>(
	parts: MachineParts,
	event: E,
	data: EventData[E],
): void => {
	EFFECTS[event]?.(parts, data);
};
