import type {EventData} from '../core/schema/generated/qemu-7.2.ts';
import {defineGenerator} from './generator.ts';

type Status = EventData['MIGRATION']['status'];

const NEXT: Readonly<Partial<Record<Status, Status>>> = {
	setup: 'active',
	active: 'completed',
	cancelling: 'cancelled',
	'postcopy-active': 'completed',
	'pre-switchover': 'device',
	device: 'completed',
};

/** A migration goes on: setup, active, completed. */
export const migration = defineGenerator('MIGRATION', ({machine}) => ({
	status: NEXT[machine.migration.status] ?? 'setup',
}));
