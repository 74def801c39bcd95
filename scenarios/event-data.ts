import type {MachineView} from '../core/machine/machine.ts';
import type {Random} from '../core/runtime/random.ts';
import {generateData} from '../generators/catalog.ts';
import type {Verb} from './scenario.ts';

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of `given` replace those of `base`; objects are merged, all else is replaced whole. */
const merge = (base: Data, given: Data): Data => {
	const merged: Record<string, unknown> = {...base};
	for (const [name, value] of Object.entries(given)) {
		const below = merged[name];
		merged[name] = isData(below) && isData(value) ? merge(below, value) : value;
	}

	return merged;
};

/** The data of an event that a script emits: generated, with what the script gives laid over it. */
export const dataFor = (
	{event, data, isStrict}: Extract<Verb, {kind: 'emit'}>,
	machine: MachineView,
	random: Random,
): Data | undefined => {
	const base = isStrict ? undefined : generateData(event, {machine, random, given: data});
	const isEmpty = base === undefined && Object.keys(data).length === 0;
	return isEmpty ? undefined : merge(isData(base) ? base : {}, data);
};
