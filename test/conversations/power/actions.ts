import {
	awaitInAnyOrder,
	type Conversation,
	execute,
	STOPPED_Q35,
	type Step,
	settle,
} from '../conversation.ts';

/** A line of the human monitor. */
const human = (line: string): Step => execute('human-monitor-command', {'command-line': line});

// Nobody has booted a system: the I/O ports of the board stand for what a guest would do.
const PANIC = human('o/b 0x505 1');
const POWER_OFF = human('o/w 0x604 0x2000');
const SUSPEND = human('o/w 0x604 0x2400');
const SUSPEND_TO_DISK = human('o/w 0x604 0x2800');
const RESET = human('o/b 0xcf9 6');
// So long the firmware takes to set up the board's ports, and to reset it a second time.
const BOOTED = [execute('cont'), settle(1500)];

const WITH_PVPANIC = [...STOPPED_Q35, '-device', 'pvpanic'];

/** What guests do to their machines, and what `-action` and set-action make of it. */
export const powerConversations: readonly Conversation[] = [
	{
		title: 'a panic pauses, is not minded or shuts down as set-action says',
		machine: [...WITH_PVPANIC, '-action', 'panic=pause'],
		mayRepeat: ['RESET'],
		steps: [
			PANIC,
			...BOOTED,
			PANIC,
			execute('query-status'),
			execute('cont'),
			execute('set-action', {panic: 'none'}),
			PANIC,
			human('o/b 0x505 2'),
			execute('query-status'),
			execute('set-action', {panic: 'shutdown', shutdown: 'pause'}),
			PANIC,
			execute('query-status'),
			execute('cont'),
			execute('set-action', {panic: 'exit-failure'}),
			PANIC,
			execute('query-status'),
			human('info status'),
		],
	},
	{
		title: 'a panic that shuts down ends the process',
		machine: [...WITH_PVPANIC, '-action', 'panic=shutdown'],
		steps: [...BOOTED, PANIC, execute('query-status')],
	},
	{
		title: 'a machine that outlives its shutdown wants a reset before it goes on',
		machine: [...STOPPED_Q35, '-no-shutdown'],
		mayRepeat: ['RESET'],
		steps: [
			POWER_OFF,
			execute('query-status'),
			...BOOTED,
			POWER_OFF,
			execute('query-status'),
			execute('cont'),
			execute('stop'),
			execute('system_wakeup'),
			execute('system_reset'),
			execute('query-status'),
			...BOOTED,
			SUSPEND_TO_DISK,
			execute('query-status'),
			human('info status'),
		],
	},
	{
		title: 'a guest that sleeps does not heed stop and cont, and wakes',
		machine: STOPPED_Q35,
		mayRepeat: ['RESET'],
		steps: [
			execute('system_wakeup'),
			...BOOTED,
			execute('system_wakeup'),
			SUSPEND,
			execute('query-status'),
			execute('query-current-machine'),
			execute('stop'),
			execute('cont'),
			execute('query-status'),
			execute('system_powerdown'),
			execute('system_reset'),
			execute('query-status'),
			...BOOTED,
			SUSPEND,
			execute('query-status'),
			human('info status'),
		],
	},
	{
		title: 'a reboot is a shutdown where that is wanted',
		machine: [...STOPPED_Q35, '-no-reboot', '-no-shutdown'],
		mayRepeat: ['RESET'],
		steps: [
			...BOOTED,
			execute('system_reset'),
			execute('query-status'),
			execute('cont'),
			execute('set-action', {reboot: 'reset'}),
			RESET,
			execute('query-status'),
			...BOOTED,
			RESET,
			execute('query-status'),
			settle(500),
			execute('set-action', {reboot: 'shutdown', shutdown: 'poweroff'}),
			RESET,
			execute('query-status'),
		],
	},
	{
		title: 'actions are set and interrupts raised without a word',
		machine: STOPPED_Q35,
		steps: [
			execute('set-action', {}),
			execute('set-action', {watchdog: 'inject-nmi', reboot: 'shutdown'}),
			execute('set-action', {panic: 'reset'}),
			execute('set-action', {shutdown: 'none'}),
			execute('watchdog-set-action', {action: 'debug'}),
			execute('watchdog-set-action', {action: 'run'}),
			execute('inject-nmi'),
			execute('system_powerdown'),
			human('watchdog_action pause'),
			human('watchdog_action sleep'),
			human('nmi'),
		],
	},
	{
		title: 'a guest that sleeps is woken to be moved',
		machine: [...STOPPED_Q35, '-m', '64M'],
		mayRepeat: ['RESET'],
		steps: [
			execute('migrate-set-capabilities', {
				capabilities: [{capability: 'events', state: true}],
			}),
			...BOOTED,
			SUSPEND,
			execute('migrate', {uri: 'exec:cat>/dev/null'}),
			awaitInAnyOrder('STOP', 'WAKEUP', 'MIGRATION', 'MIGRATION'),
			settle(100),
			execute('query-status'),
		],
	},
];
