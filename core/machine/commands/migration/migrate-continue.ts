import {defineCommand} from '../../command-table.ts';

/** Lets a migration go on that waits before the switchover. */
export const migrateContinue = defineCommand('migrate-continue', ({migration}, {state}) => {
	migration.continueFrom(state);
	return {};
});
