import {Random} from '../../core/runtime/random.ts';
import type {Value} from '../../scenarios/expressions/value.ts';
import type {FleetSpec, MixEntry} from '../../scenarios/load/fleet-spec.ts';
import type {Scenario} from '../../scenarios/scenario.ts';

/** What one machine of a fleet is and does, as the fleet's scenario says. */
export interface Part {
	readonly name: string | undefined;
	readonly listen: readonly string[] | undefined;
	readonly vars: Readonly<Record<string, unknown>>;
	/** A scenario that it plays. */
	readonly scenario: string | undefined;
	/** What goes on beside everything else. */
	readonly background: Scenario | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const pickEntry = (mix: readonly MixEntry[], random: Random): MixEntry | undefined => {
	let ticket = random.next() * mix.reduce((sum, {weight}) => sum + weight, 0);
	return mix.find(({weight}) => {
		ticket -= weight;
		return ticket < 0;
	});
};

const backgroundOf = (scenario: Scenario, entry: MixEntry | undefined): Scenario | undefined =>
	entry === undefined || entry.background.length === 0
		? undefined
		: {
				...scenario,
				name: `${scenario.name}/background`,
				timeline: entry.background,
				reactions: [],
				machines: {},
				expect: [],
			};

/** What the machine with this number does: it follows from the seed and the number, whatever others there are. */
export const castMember = (
	scenario: Scenario,
	fleet: FleetSpec,
	{seed, index}: {readonly seed: string; readonly index: number},
): Part => {
	const random = new Random(seed).fork(index);
	const evaluate = (value: Value | undefined, name = ''): unknown =>
		value?.evaluate({
			vars: {},
			params: scenario.params,
			state: {},
			vm: {index, name, uuid: '', status: 'running'},
			cmd: undefined,
			event: undefined,
			now: 0,
			seq: 0,
			random: random.fork('cast'),
		});
	const given = evaluate(fleet.name);
	const name = given === undefined ? undefined : String(given);
	const listen = evaluate(fleet.listen, name);
	const vars = evaluate(fleet.vars, name);
	const entry = pickEntry(fleet.mix, random.fork('mix'));
	return {
		name,
		listen: Array.isArray(listen) ? listen.map(String) : undefined,
		vars: isRecord(vars) ? vars : {},
		scenario: entry?.scenario,
		background: backgroundOf(scenario, entry),
	};
};
