import type {Environment} from '@marcbachmann/cel-js';
import type {Random} from '../../core/runtime/random.ts';

const HEX_DIGITS = 16;

/** `rand` of an expression: draws from the stream of chance of the step. */
export class Rand {
	readonly random: Random;

	constructor(random: Random) {
		this.random = random;
	}
}

/** The functions of `rand`, by signature. */
const FUNCTIONS: Readonly<Record<string, (rand: Rand, ...args: never[]) => unknown>> = {
	'Rand.int(int, int): int': ({random}, min: bigint, max: bigint) =>
		BigInt(random.integer(Number(min), Number(max))),
	'Rand.real(double, double): double': ({random}, min: number, max: number) =>
		min + random.next() * (max - min),
	'Rand.chance(double): bool': ({random}, probability: number) => random.next() < probability,
	'Rand.pick(list): dyn': ({random}, items: readonly unknown[]) =>
		items[random.integer(0, items.length - 1)],
	'Rand.exp(double): double': ({random}, mean: number) => -mean * Math.log(1 - random.next()),
	'Rand.normal(double, double): double': ({random}, mean: number, deviation: number) =>
		mean + deviation * random.normal(),
	'Rand.hex(int): string': ({random}, digits: bigint) =>
		Array.from({length: Number(digits)}, () =>
			random.integer(0, HEX_DIGITS - 1).toString(HEX_DIGITS),
		).join(''),
};

/** Makes `rand` known to expressions. */
export const addRand = (environment: Environment): void => {
	environment.registerType('Rand', {ctor: Rand, fields: {}});
	for (const [signature, run] of Object.entries(FUNCTIONS)) {
		environment.registerFunction(signature, run as (...args: unknown[]) => unknown);
	}

	environment.registerVariable('rand', 'Rand');
};
