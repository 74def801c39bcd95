import type {Faker, Randomizer} from '@faker-js/faker';
import {faker as english} from '@faker-js/faker/locale/en';
import {MICROSECONDS_PER_MS, type Microseconds} from '../core/runtime/clock.ts';
import {Random} from '../core/runtime/random.ts';

let stream = new Random('');
let instantMs = 0;

const randomizer: Randomizer = {
	next: () => stream.next(),
	seed() {},
};

// One instance for all machines: each costs 25 KiB. The locale's module exports an instance only, the class would
// have to come from the package's root with all other locales; so the instance's own class makes ours.
const shared: Faker = Reflect.construct(english.constructor, [
	{locale: english.rawDefinitions, randomizer},
]);

shared.setDefaultRefDate(() => new Date(instantMs));

/** The faker, drawing from one stream of chance, and taking `now` for the present, until the next call. */
export const fakerOf = (random: Random, now: Microseconds = 0): Faker => {
	stream = random;
	instantMs = now / MICROSECONDS_PER_MS;
	return shared;
};
