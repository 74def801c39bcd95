import type {ReturnOf} from '../command-table.ts';
import type {Migration} from './migration.ts';

type MigrationInfo = ReturnOf<'query-migrate'>;

/**
 * What query-migrate says of a migration: figures while one is on its way or completed (migration.c,
 * `fill_source_migration_info`).
 */
export const migrationInfo = (migration: Migration, isRunning: boolean): MigrationInfo => {
	const {status, transfer, outcome, error, parameters, setupMs} = migration;
	if (status === 'none') {
		return {};
	}

	if (outcome !== undefined && transfer !== undefined) {
		return {
			status,
			'setup-time': setupMs,
			downtime: outcome.downtimeMs,
			'total-time': outcome.totalMs,
			ram: transfer.figures({isRunning: false, isDone: true}),
		};
	}

	if (status === 'failed') {
		return {status, ...(error !== undefined && {'error-desc': error})};
	}

	if (transfer === undefined || status === 'cancelled') {
		return {status};
	}

	return {
		'expected-downtime': parameters.values['downtime-limit'],
		status,
		'setup-time': setupMs,
		'total-time': migration.elapsedMs,
		ram: transfer.figures({isRunning, isDone: false}),
	};
};
