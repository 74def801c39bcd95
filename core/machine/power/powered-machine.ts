import type {EventData, EventName} from '../../schema/generated/qemu-7.2.ts';
import type {Guest} from '../devices/guest.ts';
import type {EventBus} from '../event-bus.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {RunState} from '../run-state.ts';

/** Why a machine ends or resets (QAPI `ShutdownCause`). */
export type ShutdownCause = EventData['SHUTDOWN']['reason'];

/**
 * What ends the process from outside the guest, whatever `-action` says (softmmu/runstate.c, `qemu_system_killed`;
 * monitor/qmp-cmds.c, `qmp_quit`).
 */
export const ENDING_CAUSES: ReadonlySet<ShutdownCause> = new Set(['host-qmp-quit', 'host-signal']);

/** A machine that guest and watchdog do something to. */
export interface PoweredMachine {
	readonly options: MachineOptions;
	readonly events: EventBus;
	readonly status: RunState;
	readonly isExiting: boolean;
	readonly hardware: {readonly guest: Guest};
	emit<E extends EventName>(event: E, data: EventData[E]): unknown;
	goto(state: RunState, how?: {readonly isSilent?: boolean; readonly isForced?: boolean}): void;
	reset(reason: ShutdownCause): void;
	powerdown(): void;
	exit(reason: ShutdownCause, how?: {readonly isSilent?: boolean}): void;
}
