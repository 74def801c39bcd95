import {defineCommand} from '../../command-table.ts';

/** Turns capabilities of migration on and off, while there is none. */
export const migrateSetCapabilities = defineCommand(
	'migrate-set-capabilities',
	({migration}, args) => {
		migration.assertIdle();
		const usesTls = migration.parameters.values['tls-creds'] !== '';
		migration.capabilities.set(args, usesTls);
		return {};
	},
);
