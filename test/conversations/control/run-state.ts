import {awaitEvents, type Conversation, execute, STOPPED_Q35, settle} from '../conversation.ts';

/** Run states and what the guest's CPUs being stopped and let go tells of them. */
export const controlConversations: readonly Conversation[] = [
	{
		title: 'cont and stop tell of themselves before they return',
		machine: [...STOPPED_Q35, '-name', 'vm1'],
		steps: [
			execute('query-status'),
			execute('query-name'),
			execute('cont'),
			execute('query-status'),
			execute('stop'),
			execute('query-status'),
			execute('stop'),
			execute('cont'),
		],
	},
	{
		title: 'the firmware resets again only a machine that it has started before',
		machine: STOPPED_Q35,
		mayRepeat: ['RESET'],
		steps: [
			execute('system_reset'),
			execute('cont'),
			settle(100),
			execute('system_reset'),
			awaitEvents('RESET'),
			execute('query-status'),
		],
	},
	{
		title: 'a reset of a stopped machine leads back to prelaunch',
		machine: STOPPED_Q35,
		mayRepeat: ['RESET'],
		steps: [
			execute('cont'),
			settle(100),
			execute('stop'),
			execute('query-status'),
			execute('system_reset'),
			execute('query-status'),
			execute('cont'),
			awaitEvents('RESET'),
		],
	},
	{
		title: 'quit tells of the shutdown and ends',
		machine: STOPPED_Q35,
		steps: [execute('system_powerdown'), execute('quit'), execute('query-status')],
	},
];
