import type {Clock} from '../../runtime/clock.ts';
import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {Migration} from './migration.ts';
import {type MovedMachine, Transfer} from './transfer.ts';

interface SnapshotMachine extends MovedMachine {
	readonly clock: Clock;
	readonly migration: Migration;
	emit(event: 'MIGRATION', data: EventData['MIGRATION']): unknown;
	emit(event: 'MIGRATION_PASS', data: EventData['MIGRATION_PASS']): unknown;
}

/**
 * Writes the state of a machine that stands still into a snapshot, which QEMU does as a migration in two passes
 * (migration/savevm.c, `qemu_savevm_state`).
 * @throws QmpError GenericError while a migration is on its way
 */
export const writeSnapshot = (machine: SnapshotMachine): void => {
	const {clock, migration} = machine;
	migration.assertIdle();
	const transfer = new Transfer(clock, machine, migration.parameters.rate);
	transfer.switchOver(0);
	migration.transfer = transfer;
	migration.outcome = {totalMs: 0, downtimeMs: 0};
	migration.error = undefined;
	if (migration.capabilities.has('events')) {
		machine.emit('MIGRATION', {status: 'setup'});
		machine.emit('MIGRATION_PASS', {pass: 1});
		machine.emit('MIGRATION_PASS', {pass: 2});
		machine.emit('MIGRATION', {status: 'completed'});
	} else {
		migration.note({status: 'completed'});
	}
};
