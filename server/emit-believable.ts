import type {Machine} from '../core/machine/machine.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import type {Random} from '../core/runtime/random.ts';
import {assertEventData} from '../core/schema/event-data.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {Schema} from '../core/schema/schema.ts';
import {inSchemaOrder} from '../core/schema/schema-order.ts';
import {emitWithState} from './emit-with-state.ts';

/** How an event is told of that somebody asks for by name. */
export interface BelievableOptions {
	/** Members that replace generated ones. */
	readonly data?: Readonly<Record<string, unknown>>;
	/** Nothing is generated: `data` is all. */
	readonly isStrict?: boolean;
	/** Nothing of the machine follows, its run state neither. */
	readonly isStateless?: boolean;
	/** It goes out as it is given: nothing is made or checked, and nothing of the machine follows. */
	readonly isUnchecked?: boolean;
}

/** Whose chance and time the data follow. */
export interface Circumstances {
	readonly random: Random;
	readonly now: Microseconds;
}

/**
 * The event of that name.
 * @throws MockQmpError EVENT_UNKNOWN
 */
export const eventNamed = ({eventNames}: Schema, name: string): EventName => {
	const isEvent = (known: string): known is EventName => known === name;
	const event = eventNames.find(isEvent);
	if (event === undefined) {
		throw new MockQmpError('EVENT_UNKNOWN', `there is no event "${name}" in this QEMU`, {
			remedy: suggest(name, eventNames),
		});
	}

	return event;
};

/** Data for an event: what is given, and what it lacks, made to agree with the machine. */
export const believableData = async (
	machine: Machine,
	event: EventName,
	{data = {}, isStrict = false, random, now}: BelievableOptions & Circumstances,
): Promise<object | undefined> => {
	// Generators take long to load, and few need them at once.
	const {dataFor} = await import('../scenarios/event-data.ts');
	return dataFor({event, data, isStrict}, {machine, random, now});
};

/**
 * Tells of an event with believable data; the run state that belongs to it follows unless that is not wanted. One that
 * is not to be checked may be one that this QEMU does not have.
 * @throws MockQmpError EVENT_UNKNOWN, EVENT_DATA_INVALID, RUN_STATE_FORBIDDEN
 */
export const emitBelievable = async (
	machine: Machine,
	name: string,
	options: BelievableOptions & Circumstances,
): Promise<EventMessage> => {
	if (options.isUnchecked) {
		return machine.events.emitAsGiven(name, options.data);
	}

	const event = eventNamed(machine.profile.schema, name);
	const data = await believableData(machine, event, options);
	if (options.isStateless) {
		const {schema} = machine.profile;
		assertEventData(schema, event, data);
		const ordered = inSchemaOrder(schema, schema.event(event)?.['arg-type'] ?? '', data);
		return machine.events.emit(event, Object(ordered) === ordered ? Object(ordered) : undefined);
	}

	return emitWithState(machine, event, data);
};
