import type {MachineView} from '../core/machine/machine.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import {generateData} from '../generators/catalog.ts';

type Data = Readonly<Record<string, unknown>>;

/** An event that a script tells of. */
export interface ScriptedEvent {
	readonly event: EventName;
	/** Members that replace generated ones. */
	readonly data: Data;
	/** Nothing is generated: `data` is all. */
	readonly isStrict: boolean;
}

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
	{event, data, isStrict}: ScriptedEvent,
	surroundings: {
		readonly machine: MachineView;
		readonly random: Random;
		/** The machine's present instant, which faker's dates refer to. */
		readonly now: Microseconds;
	},
): Data | undefined => {
	const base = isStrict ? undefined : generateData(event, {...surroundings, given: data});
	const isEmpty = base === undefined && Object.keys(data).length === 0;
	return isEmpty ? undefined : merge(isData(base) ? base : {}, data);
};
