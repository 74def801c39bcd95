import {blockActions} from './block-actions.ts';
import {deviceActions} from './device-actions.ts';
import {defineHuman, type HumanCommand} from './human-command.ts';
import {inputActions} from './input-actions.ts';
import {migrationActions} from './migration-actions.ts';
import {snapshotActions} from './snapshot-actions.ts';

/** A command whose words are those of a command of QMP that prints nothing. */
const plain = (names: string, command: string): HumanCommand =>
	defineHuman(names, '', async ({call}) => {
		await call(command);
		return '';
	});

const ACTIONS: ReadonlySet<string> = new Set([
	'reset',
	'shutdown',
	'poweroff',
	'pause',
	'debug',
	'none',
	'inject-nmi',
]);

/** What the human monitor does to the machine as a whole. */
export const actions: readonly HumanCommand[] = [
	plain('stop|s', 'stop'),
	plain('cont|c', 'cont'),
	plain('system_reset', 'system_reset'),
	plain('system_powerdown', 'system_powerdown'),
	plain('system_wakeup', 'system_wakeup'),
	plain('quit|q', 'quit'),
	plain('nmi', 'inject-nmi'),
	plain('exit_preconfig', 'x-exit-preconfig'),
	defineHuman('watchdog_action', 'action:text', async ({call}, {action = ''}) => {
		if (!ACTIONS.has(action)) {
			return `Error: invalid parameter value: ${action}\n`;
		}

		await call('watchdog-set-action', {action});
		return '';
	}),
	defineHuman(
		'boot_set',
		'bootdevice:text',
		(_, {bootdevice}) => `boot device list now set to ${bootdevice}\n`,
	),
	defineHuman('singlestep', 'option:text?', () => ''),
	defineHuman('log', 'items:text', () => ''),
	defineHuman('logfile', 'filename:file', () => ''),
	defineHuman('cpu', 'index:number', ({machine}, {index}) =>
		machine.hardware.cpus.slots.some(
			slot => slot.index === Number(index) && machine.hardware.cpus.pathOf(slot) !== undefined,
		)
			? ''
			: 'invalid CPU index\n',
	),
	...blockActions,
	...deviceActions,
	...inputActions,
	...migrationActions,
	...snapshotActions,
];
