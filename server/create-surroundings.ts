import type {Command} from '../core/machine/command-table.ts';
import {composeOptions, type MachineRequest} from '../core/machine/compose-options.ts';
import {Machine} from '../core/machine/machine.ts';
import type {MachineOptions} from '../core/machine/machine-options.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {RacingClock} from '../core/runtime/racing-clock.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import type {Profile} from '../core/schema/profile.ts';
import type {Schema} from '../core/schema/schema.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {MockCommandTarget} from './mock-commands.ts';
import type {MockQmpOptions} from './options.ts';

/** What a mock QEMU is given and may share with others. */
export interface Given {
	readonly clock: Clock;
	readonly profile: Profile;
	/** Makes commands of our own. */
	readonly mockCommands?: (target: MockCommandTarget) => readonly Command[];
}

// A process that a manager takes for QEMU is asked of disks that the manager has made.
const REAL_PROCESS: MachineRequest = {otherImages: 'host-or-believed'};

// What the machine is: as the user says, else as the scenarios say, else as ever.
const machineOptions = (
	options: MockQmpOptions,
	scenarios: readonly Scenario[],
	schema: Schema,
): MachineOptions => {
	const pause = options.isPaused === true ? {isPaused: true} : {};
	return composeOptions(
		[
			options.host === undefined ? {} : REAL_PROCESS,
			...scenarios.map(scenario => scenario.machine),
			options.machine ?? {},
			pause,
		],
		schema,
	);
};

const isDescribed = ({arguments: given, chardevs}: MachineRequest): boolean =>
	given !== undefined || chardevs !== undefined;

/** The machine, whose journal keeps as much as was asked for. */
export const createMachine = (
	options: MockQmpOptions,
	scenarios: readonly Scenario[],
	{clock, profile}: Given,
): Machine => {
	const machine = new Machine(machineOptions(options, scenarios, profile.schema), {
		clock,
		profile,
		isThrottled: (options.isThrottled ?? true) && scenarios.every(({isThrottled}) => isThrottled),
		host: options.host,
		links: options.links,
	});
	if ([options, ...scenarios].some(({machine: said = {}}) => isDescribed(said))) {
		// Put together now, so that what QEMU refuses is refused at once.
		void machine.hardware;
	}

	if (machine.options.guest.agentDelay !== undefined) {
		// It comes by itself.
		void machine.agent;
	}

	if (options.journal !== undefined) {
		machine.journal.keep(options.journal);
	}

	return machine;
};

/** The machine's clock. */
export const createClock = ({speed = 1, startTime}: MockQmpOptions): Clock => {
	if (speed === 'max') {
		return new RacingClock(startTime ?? new SystemClock().now());
	}

	// What QEMU does within a fraction of a millisecond should not wait for the platform's timers.
	const start = startTime === undefined ? {} : {start: startTime};
	return new SystemClock({speed, ...start, isPrecise: true});
};
