import type {Machine} from '../core/machine/machine.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import {assertEventData} from '../core/schema/event-data.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';

type StateOf = {readonly [E in EventName]?: (data: EventData[E]) => RunState | undefined};

// system/cpus.c, block/block-backend.c, hw/watchdog, system/runstate.c: the run state that QEMU enters behind these.
const STATE_BEHIND: StateOf = {
	BLOCK_IO_ERROR: ({action}) => (action === 'stop' ? 'io-error' : undefined),
	GUEST_PANICKED: ({action}) => (action === 'pause' ? 'guest-panicked' : undefined),
	WATCHDOG: ({action}) => (action === 'pause' ? 'watchdog' : undefined),
};

// These say that the state is another one already.
const STATE_TOLD: Readonly<Partial<Record<EventName, RunState>>> = {
	STOP: 'paused',
	RESUME: 'running',
	SUSPEND: 'suspended',
	WAKEUP: 'running',
};

const stateBehind = <E extends EventName>(event: E, data: EventData[E]): RunState | undefined =>
	STATE_BEHIND[event]?.(data);

/**
 * Tells of an event and takes the run state that belongs to it: `query-status` agrees, and where QEMU stops the
 * guest behind an event, STOP follows.
 * @throws MockQmpError EVENT_DATA_INVALID, RUN_STATE_FORBIDDEN
 */
export const emitWithState = (
	machine: Machine,
	event: EventName,
	data: object | undefined,
): EventMessage => {
	assertEventData(machine.profile.schema, event, data);
	const told = STATE_TOLD[event];
	// A guest that stands still for another reason goes on standing for that one.
	if (told !== undefined && (event !== 'STOP' || machine.status === 'running')) {
		machine.goto(told, {isSilent: true});
	}

	const message = machine.emit(event, data);
	const behind = stateBehind(event, data);
	if (behind !== undefined) {
		machine.goto(behind);
	}

	return message;
};
