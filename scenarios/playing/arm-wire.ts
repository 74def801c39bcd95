import type {FaultPlan} from '../../core/faults/fault-plan.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {Scenario} from '../scenario.ts';

/** Puts in force what a scenario says of the wire as a whole; each fault draws from a stream of its own. */
export const armWire = (faults: FaultPlan, {wire}: Scenario, random: Random): void => {
	for (const [index, fault] of wire.entries()) {
		faults.arm(fault, {random: random.fork('wire').fork(index)});
	}
};
