import type {Faker} from '@faker-js/faker';
import type {MachineView} from '../core/machine/machine.ts';
import type {Random} from '../core/runtime/random.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';

/** What a generator may draw on. */
export interface Scene {
	/** The stream of chance of this one event. */
	readonly random: Random;
	/** Draws from the same stream. */
	readonly faker: Faker;
	readonly machine: MachineView;
	/** Members that the script gives; they replace generated ones of the same name. */
	readonly given: Readonly<Record<string, unknown>>;
}

/** Makes believable data for one event, in agreement with the machine's state. */
export interface Generator<E extends EventName> {
	readonly event: E;
	readonly generate: (scene: Scene) => EventData[E];
}

/** Declares the generator of an event. */
export const defineGenerator = <E extends EventName>(
	event: E,
	generate: (scene: Scene) => EventData[E],
): Generator<E> => ({event, generate});
