import {defineCommand} from '../../command-table.ts';

/** The whole schema of the profile. */
export const queryQmpSchema = defineCommand(
	'query-qmp-schema',
	({profile}) => profile.schema.entries,
);
