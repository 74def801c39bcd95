import type {FaultAction} from '../core/faults/fault-action.ts';
import {FaultPlan, type FaultVictim, type FaultVictims} from '../core/faults/fault-plan.ts';
import type {Machine} from '../core/machine/machine.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {Random} from '../core/runtime/random.ts';
import {withoutGaps} from '../core/runtime/without-gaps.ts';
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

/** The faults of one machine, none in force yet; its journal tells of each that strikes. */
export const createFaultPlan = ({journal}: Machine, clock: Clock, seed: string): FaultPlan =>
	new FaultPlan({
		clock,
		random: new Random(seed).fork('faults'),
		onStrike: ({kind}, {monitor, client}) => {
			if (journal.isOn) {
				journal.record({kind: 'fault', fault: kind.name, monitor, ...withoutGaps({client})});
			}
		},
	});

/** All that faults can strike on one mock QEMU. */
export class MockVictims implements FaultVictims {
	readonly #machine: Machine;
	readonly #monitors: Monitors;
	readonly #clock: Clock;

	constructor(machine: Machine, monitors: Monitors, clock: Clock) {
		this.#machine = machine;
		this.#monitors = monitors;
		this.#clock = clock;
	}

	get machine(): FaultVictim {
		return machineVictim(this.#machine, this.#clock);
	}

	get monitors(): readonly FaultVictim[] {
		return this.#monitors.all;
	}

	get clients(): readonly FaultVictim[] {
		return this.#monitors.all.flatMap(({connections}) => connections);
	}
}
