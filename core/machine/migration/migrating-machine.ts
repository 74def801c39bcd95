import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {EventBus} from '../event-bus.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {RunState} from '../run-state.ts';

/** Where a migration is (QAPI `MigrationStatus`). */
export type MigrationStatus = EventData['MIGRATION']['status'];

/** The machine that migrates. */
export interface MigratingMachine {
	readonly options: MachineOptions;
	readonly status: RunState;
	readonly events: EventBus;
	goto(state: RunState, how?: {readonly isSilent?: boolean}): void;
}

/** What happened to the last migration. Spans in milliseconds. */
export interface Outcome {
	readonly totalMs: number;
	readonly downtimeMs: number;
}
