import type {FaultAction} from '../core/faults/fault-action.ts';
import type {FaultVictim, FaultVictims} from '../core/faults/fault-plan.ts';
import type {Machine} from '../core/machine/machine.ts';
import type {Clock} from '../core/runtime/clock.ts';
import type {Monitors} from './monitors.ts';

/** A machine as faults strike it: the stamps of its events move. */
const machineVictim = (machine: Machine, clock: Clock): FaultVictim => ({
	monitor: '',
	client: undefined,
	cannot: () => undefined,
	carryOut(actions: readonly FaultAction[]) {
		for (const action of actions) {
			if (action.kind === 'shift-stamps') {
				machine.events.shiftStamps(action.byMs);
				if (action.ms !== Number.POSITIVE_INFINITY) {
					clock.after(action.ms, () => machine.events.shiftStamps(-action.byMs));
				}
			}
		}
	},
});

/** All that faults can strike on one mock QEMU. */
export const faultVictims = (machine: Machine, monitors: Monitors, clock: Clock): FaultVictims => ({
	machine: machineVictim(machine, clock),
	get monitors() {
		return monitors.all;
	},
	get clients() {
		return monitors.all.flatMap(({connections}) => connections);
	},
});
