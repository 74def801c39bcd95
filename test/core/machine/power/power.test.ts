import test from 'ava';
import {
	defaultGuest,
	type GuestOptions,
	type MachineOptions,
} from '../../../../core/machine/machine-options.ts';
import type {Power} from '../../../../core/machine/power/power.ts';
import {startVirtual} from '../../../../testing.ts';

const MINUTE_MS = 60_000;
type Actions = Partial<MachineOptions['actions']>;

interface Told {
	readonly events: readonly string[];
	/** The run state at the end; undefined when the process has gone. */
	readonly status: string | undefined;
}

/** What is told when something happens to the default machine with these actions, and how it stands a minute later. */
const tell = async (
	actions: Actions,
	act: (power: Power) => void,
	guest: Partial<GuestOptions> = {},
): Promise<Told> => {
	const {qmp, advance, connect} = await startVirtual({
		machine: {guest: {...defaultGuest, ...guest}},
	});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	client.send({execute: 'set-action', arguments: actions});
	await advance(0);
	act(qmp.machine.power);
	await advance(MINUTE_MS);
	const events = [...client.received.matchAll(/"event": "(\w+)"(?:, "data": (.*))?\}\r\n/g)].map(
		([, event = '', data = '{}']) => {
			const {action = '', reason = ''} = JSON.parse(data);
			return `${event} ${action}${reason}`.trim();
		},
	);
	return {events, status: client.isEnded ? undefined : qmp.machine.status};
};

const goes = test.macro({
	exec: async (
		t,
		_: string,
		{act, ...given}: {act: (power: Power) => void; actions: Actions; guest?: Partial<GuestOptions>},
		told: Told,
	) => {
		t.deepEqual(await tell(given.actions, act, given.guest), told);
	},
	title: (_, title: string) => title,
});

const panic = (power: Power): void => power.panic();
const expire = (power: Power): void => power.expireWatchdog();
const powerOff = (power: Power): void => power.powerOff();
const press = (power: Power): void => power.pressButton();

test(
	goes,
	'a panic that pauses stops the guest',
	{act: panic, actions: {panic: 'pause'}},
	{events: ['GUEST_PANICKED pause', 'STOP'], status: 'guest-panicked'},
);
test(
	goes,
	'a panic that shuts down ends the process without a STOP',
	{act: panic, actions: {panic: 'shutdown'}},
	{events: ['GUEST_PANICKED poweroff', 'SHUTDOWN guest-panic'], status: undefined},
);
test(
	goes,
	'a panic that shuts down is a pause where the process outlives shutdowns',
	{act: panic, actions: {panic: 'shutdown', shutdown: 'pause'}},
	{events: ['GUEST_PANICKED pause', 'STOP'], status: 'guest-panicked'},
);
test(
	goes,
	'a panic that exits tells of the shutdown even where the process outlives it',
	{act: panic, actions: {panic: 'exit-failure', shutdown: 'pause'}},
	{events: ['GUEST_PANICKED poweroff', 'SHUTDOWN guest-panic', 'STOP'], status: 'shutdown'},
);
test(
	goes,
	'a panic that nobody minds lets the guest run',
	{act: panic, actions: {panic: 'none'}},
	{events: ['GUEST_PANICKED run'], status: 'running'},
);
test(
	goes,
	'a watchdog resets the machine, and the firmware once more',
	{act: expire, actions: {}},
	{events: ['WATCHDOG reset', 'RESET guest-reset', 'RESET guest-reset'], status: 'running'},
);
test(
	goes,
	'a watchdog that pauses stops the guest',
	{act: expire, actions: {watchdog: 'pause'}},
	{events: ['WATCHDOG pause', 'STOP'], status: 'watchdog'},
);
test(
	goes,
	'a watchdog that powers off ends the process without a word more',
	{act: expire, actions: {watchdog: 'poweroff'}},
	{events: ['WATCHDOG poweroff'], status: undefined},
);
test(
	goes,
	'a watchdog that shuts down presses the power button, which the guest obeys',
	{act: expire, actions: {watchdog: 'shutdown'}},
	{events: ['WATCHDOG shutdown', 'POWERDOWN', 'SHUTDOWN guest-shutdown'], status: undefined},
);
test(
	goes,
	'a watchdog that is not minded, or only for debugging, tells of itself',
	{act: expire, actions: {watchdog: 'none'}},
	{events: ['WATCHDOG none'], status: 'running'},
);
test(
	goes,
	'a guest that panics on interrupts does so when the watchdog raises one',
	{act: expire, actions: {watchdog: 'inject-nmi', panic: 'pause'}, guest: {nmi: 'panic'}},
	{events: ['WATCHDOG inject-nmi', 'GUEST_PANICKED pause', 'STOP'], status: 'guest-panicked'},
);
test(
	goes,
	'a shutdown that pauses stops the machine',
	{act: powerOff, actions: {shutdown: 'pause'}},
	{events: ['SHUTDOWN guest-shutdown', 'STOP'], status: 'shutdown'},
);
test(
	goes,
	'a reboot that shuts down ends the process',
	{act: power => power.reboot(), actions: {reboot: 'shutdown'}},
	{events: ['SHUTDOWN guest-reset'], status: undefined},
);
test(
	goes,
	'a guest that ignores the power button stays',
	{act: press, actions: {}, guest: {powerdown: 'ignore'}},
	{events: ['POWERDOWN'], status: 'running'},
);
test(
	goes,
	'a slow guest takes its time to power off',
	{act: press, actions: {}, guest: {powerdownDelay: 2 * MINUTE_MS}},
	{events: ['POWERDOWN'], status: 'running'},
);
test(
	goes,
	'a guest that is reset forgets the power button',
	{
		act: power => {
			power.pressButton();
			power.reboot();
		},
		actions: {},
	},
	{events: ['POWERDOWN', 'RESET guest-reset', 'RESET guest-reset'], status: 'running'},
);
test(
	goes,
	'a guest that sleeps is woken without RESUME, and powers off then',
	{
		act(power) {
			power.pressButton();
			power.suspend();
			power.wakeUp();
		},
		actions: {shutdown: 'pause'},
	},
	{
		events: ['POWERDOWN', 'SUSPEND', 'WAKEUP', 'SHUTDOWN guest-shutdown', 'STOP'],
		status: 'shutdown',
	},
);
test(
	goes,
	'a guest that suspends to its disk powers off',
	{act: power => power.suspendToDisk(), actions: {}},
	{events: ['SUSPEND_DISK', 'SHUTDOWN guest-shutdown'], status: undefined},
);

test('events that a script tells of take the run state with them', async t => {
	const {qmp} = await startVirtual();
	const {machine} = qmp;
	const follow = (event: 'STOP' | 'RESUME' | 'SUSPEND' | 'WAKEUP'): string => {
		qmp.emit(event);
		return machine.status;
	};

	t.deepEqual(
		[follow('STOP'), follow('RESUME'), follow('SUSPEND'), follow('STOP'), follow('WAKEUP')],
		['paused', 'running', 'suspended', 'paused', 'paused'],
	);
	follow('RESUME');
	qmp.emit('WATCHDOG', {action: 'pause'});
	t.is(follow('STOP'), 'watchdog');
	follow('RESUME');
	qmp.emit('GUEST_PANICKED', {action: 'pause'});
	t.is(follow('STOP'), 'guest-panicked');
	follow('RESUME');
	t.is(follow('STOP'), 'paused');
});
