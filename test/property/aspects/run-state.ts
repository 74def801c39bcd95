import fc from 'fast-check';
import {guestDeeds} from '../../../core/machine/power/guest-deeds.ts';
import {type Aspect, type Happening, recordOf} from '../aspect.ts';

type State = 'running' | 'suspended' | 'stopped';

const NEXT: Readonly<Record<string, (state: State) => State>> = {
	STOP: () => 'stopped',
	RESUME: () => 'running',
	SUSPEND: state => (state === 'running' ? 'suspended' : state),
	WAKEUP: state => (state === 'suspended' ? 'running' : state),
};

const stateOf = (reply: unknown): State => {
	const {running, status} = recordOf(reply);
	return running === true ? 'running' : status === 'suspended' ? 'suspended' : 'stopped';
};

const command = (name: string, args?: object): Happening => ({
	kind: 'command',
	name,
	...(args === undefined ? {} : {args: {...args}}),
});

/** Whether the guest runs, sleeps or stands still. */
export const runState: Aspect = {
	name: 'run state',
	happenings: [
		fc
			.constantFrom(
				'stop',
				'cont',
				'system_reset',
				'system_powerdown',
				'system_wakeup',
				'inject-nmi',
			)
			.map(name => command(name)),
		fc
			.record({
				panic: fc.constantFrom('pause', 'none', 'shutdown', 'exit-failure'),
				watchdog: fc.constantFrom('reset', 'pause', 'shutdown', 'none', 'inject-nmi', 'debug'),
				reboot: fc.constantFrom('reset', 'shutdown'),
			})
			.map(actions => command('set-action', actions)),
		fc.constantFrom(...guestDeeds).map(deed => ({kind: 'guest', deed})),
		fc
			.constantFrom('STOP', 'RESUME', 'SUSPEND', 'WAKEUP', 'GUEST_PANICKED', 'WATCHDOG', 'RESET')
			.map(event => ({kind: 'event', event})),
	],
	async begin(ask) {
		let state = stateOf(await ask('query-status'));
		return {
			hear({event}) {
				state = NEXT[event]?.(state) ?? state;
			},
			replied(name) {
				// A machine that is reset while its guest sleeps waits to be started; no event tells of that.
				if (name === 'system_reset' && state === 'suspended') {
					state = 'stopped';
				}
			},
			async compare(inquire) {
				return {asked: stateOf(await inquire('query-status')), believed: state};
			},
		};
	},
};
