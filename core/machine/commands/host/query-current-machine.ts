import {defineCommand} from '../../command-table.ts';

/** Whether the machine can be woken from sleep: PCs can. */
export const queryCurrentMachine = defineCommand('query-current-machine', ({options}) => ({
	'wakeup-suspend-support': options.type !== 'none',
}));
