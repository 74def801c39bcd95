import {defaultMachine, type MachineOptions} from '../core/machine/machine-options.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {RacingClock} from '../core/runtime/racing-clock.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {MockQmpOptions} from './options.ts';

/** What the machine is: as the user says, else as the scenarios say, else as ever. */
export const machineOptions = (
	options: MockQmpOptions,
	scenarios: readonly Scenario[],
): MachineOptions =>
	Object.assign(
		{},
		defaultMachine,
		...scenarios.map(scenario => scenario.machine),
		options.machine,
	);

/** The machine's clock. */
export const createClock = ({speed = 1, startTime}: MockQmpOptions): Clock => {
	if (speed === 'max') {
		return new RacingClock(startTime ?? new SystemClock().now());
	}

	return new SystemClock(startTime === undefined ? {speed} : {speed, start: startTime});
};
