import {defineGenerator} from './generator.ts';

/** The next pass of a migration over the guest's memory. */
export const migrationPass = defineGenerator('MIGRATION_PASS', ({machine}) => ({
	pass: machine.migration.lastPass + 1,
}));
