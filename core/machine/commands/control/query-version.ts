import {defineCommand} from '../../command-table.ts';

/** The version that the greeting named. */
export const queryVersion = defineCommand(
	'query-version',
	({profile}) => profile.greeting.QMP.version,
);
