import type {Clock} from '../core/runtime/clock.ts';
import {loadProfile, type Profile} from '../core/schema/profile.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {createClock} from './create-surroundings.ts';
import {MockQmp} from './mock-qmp.ts';
import type {MockQmpOptions} from './options.ts';

/**
 * Makes a mock QEMU that does not listen yet.
 * @param more scenarios that were read already
 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE, PROFILE_UNKNOWN, PROFILE_INVALID
 */
export const createMockQmp = async (
	options: MockQmpOptions,
	clock: Clock = createClock(options),
	profile: Profile = loadProfile(options.qemu),
	more: readonly Scenario[] = [],
): Promise<MockQmp> => {
	const names = options.scenarios ?? [];
	const scenarios =
		names.length === 0
			? []
			: await import('../scenarios/library.ts').then(({loadScenario}) =>
					names.map(name => loadScenario(name, profile.schema)),
				);
	const own = options.hasMockCommands ? await import('./mock-commands.ts') : {};
	return new MockQmp(options, [...scenarios, ...more], {clock, profile, ...own});
};
