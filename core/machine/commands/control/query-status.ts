import {defineCommand} from '../../command-table.ts';

/** Whether the guest runs, and if not, why. */
export const queryStatus = defineCommand('query-status', ({status}) => ({
	status,
	singlestep: false,
	running: status === 'running',
}));
