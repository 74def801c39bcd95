import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {DeviceOwner} from '../devices/device-memory.ts';
import type {EventBus} from '../event-bus.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {ShutdownCause} from '../power/powered-machine.ts';
import type {Descriptors} from '../process/descriptors.ts';
import type {RunState} from '../run-state.ts';
import type {MigrationLinks} from './links.ts';

/** Where a migration is (QAPI `MigrationStatus`). */
export type MigrationStatus = EventData['MIGRATION']['status'];

/** The machine that migrates. */
export interface MigratingMachine extends DeviceOwner {
	readonly options: MachineOptions;
	readonly status: RunState;
	readonly events: EventBus;
	readonly descriptors: Descriptors;
	/** How it reaches other machines; undefined: all that is said of them is believed. */
	readonly links: MigrationLinks | undefined;
	goto(state: RunState, how?: {readonly isSilent?: boolean; readonly isForced?: boolean}): void;
	exit(cause: ShutdownCause, how?: {readonly isSilent?: boolean}): void;
	onExit(listener: () => void): void;
}

/** What happened to the last migration. Spans in milliseconds. */
export interface Outcome {
	readonly totalMs: number;
	readonly downtimeMs: number;
}
