import {RATE_LIMIT_PERIOD_MS} from '../core/machine/event-throttle.ts';
import {Random} from '../core/runtime/random.ts';
import {loadProfile} from '../core/schema/profile.ts';
import {allSteps} from './reading/macros.ts';
import type {Scenario} from './scenario.ts';
import type {YamlReader} from './yaml-node.ts';

// Delays are drawn: the mean of so many tells well enough how long they are.
const DRAWS = 32;

const meanOf = (draw: (random: Random) => number): number => {
	const random = new Random('lint');
	return (
		Array.from({length: DRAWS}, () => draw(random)).reduce((sum, delay) => sum + delay, 0) / DRAWS
	);
};

/** Tells of what can be played but is hardly meant. */
export const lint = (scenario: Scenario, source: YamlReader): void => {
	const run = new Set(allSteps(scenario).map(({verb}) => (verb.kind === 'run' ? verb.macro : '')));
	for (const name of Object.keys(scenario.macros).filter(macro => !run.has(macro))) {
		const node = source.at(['macros', name]);
		if (node !== undefined) {
			source.warnOf(source.placeOf(node), `nobody runs macro "${name}"`);
		}
	}

	const {rateLimits} = loadProfile();
	for (const {verb, repeat, place} of scenario.isThrottled ? allSteps(scenario) : []) {
		const isSwallowed =
			verb.kind === 'emit' &&
			rateLimits[verb.event] !== undefined &&
			repeat !== undefined &&
			meanOf(repeat.every.draw) < RATE_LIMIT_PERIOD_MS;
		if (isSwallowed) {
			source.warnOf(
				place,
				`QEMU's rate limit lets one ${verb.event} a second pass; "throttle: off" lets all`,
			);
		}
	}
};
