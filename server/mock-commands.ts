import type {FaultPlan} from '../core/faults/fault-plan.ts';
import {readFault} from '../core/faults/parse-fault.ts';
import {type Command, type CommandArguments, defineCommand} from '../core/machine/command-table.ts';
import type {Machine} from '../core/machine/machine.ts';
import {
	parameterMissing,
	parameterType,
	parameterUnexpected,
	QmpError,
} from '../core/protocol/qmp-error.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {Random} from '../core/runtime/random.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {Schema} from '../core/schema/schema.ts';
import {emitWithState} from './emit-with-state.ts';

/** What the commands act on: a mock QEMU. */
export interface MockCommandTarget {
	readonly seed: string;
	readonly machine: Machine;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	begin(scenario: string): Promise<void>;
	advance(ms: number): Promise<void>;
}

type Type = 'string' | 'number' | 'object';

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** The arguments by name, checked as QEMU checks those of its own commands. */
const checked = (
	args: CommandArguments,
	wanted: Readonly<Record<string, readonly Type[]>>,
	optional: readonly string[] = [],
): CommandArguments => {
	for (const [name, types] of Object.entries(wanted)) {
		const value = args[name];
		if (value === undefined && !optional.includes(name)) {
			throw parameterMissing(name);
		}

		if (value !== undefined && !types.some(type => type === typeOf(value))) {
			throw parameterType(name, types.join(' or '));
		}
	}

	const stranger = Object.keys(args).find(name => !Object.hasOwn(wanted, name));
	if (stranger !== undefined) {
		throw parameterUnexpected(stranger);
	}

	return args;
};

// What an operator would get as an error of the program, a client gets as the reply.
const asReply = (error: unknown): unknown => {
	if (!(error instanceof MockQmpError)) {
		return error;
	}

	const remedy = error.remedy === undefined ? '' : ` (${error.remedy})`;
	return new QmpError('GenericError', `${error.code}: ${error.message}${remedy}`);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const eventNamed = ({eventNames}: Schema, name: string): EventName => {
	const isEvent = (known: string): known is EventName => known === name;
	const event = eventNames.find(isEvent);
	if (event === undefined) {
		throw new QmpError(
			'GenericError',
			`there is no event ${name} in this QEMU; ${suggest(name, eventNames)}`,
		);
	}

	return event;
};

const emitGenerated = async (
	{machine, clock}: MockCommandTarget,
	event: EventName,
	{data, random}: {readonly data: unknown; readonly random: Random},
): Promise<void> => {
	// Generators take long to load, and few need them at once.
	const {dataFor} = await import('../scenarios/event-data.ts');
	const scripted = {event, data: isRecord(data) ? data : {}, isStrict: false};
	emitWithState(machine, event, dataFor(scripted, {machine, random, now: clock.now()}));
};

/**
 * Commands of our own for clients that can speak QMP and nothing else, such as `virsh qemu-monitor-command`. QEMU
 * has none of them, and query-commands does not list them.
 */
export const mockCommands = (target: MockCommandTarget): readonly Command[] => {
	const random = new Random(target.seed).fork('x-mock-emit');
	let count = 0;
	return [
		defineOwn('x-mock-emit', async args => {
			const {event, data} = checked(args, {event: ['string'], data: ['object']}, ['data']);
			const name = eventNamed(target.machine.profile.schema, String(event));
			await emitGenerated(target, name, {data, random: random.fork(count++)});
		}),
		defineOwn('x-mock-play', async args => {
			const {scenario} = checked(args, {scenario: ['string']});
			await target.begin(String(scenario));
		}),
		defineOwn('x-mock-fault', async args => {
			const {fault} = checked(args, {fault: ['string', 'object']});
			target.faults.arm(readFault(fault));
		}),
		defineOwn('x-mock-advance', async args => {
			const {ms} = checked(args, {ms: ['number']});
			await target.advance(Number(ms));
		}),
	];
};

const defineOwn = (name: string, run: (args: CommandArguments) => Promise<void>): Command =>
	defineCommand(name, async (_, args) => {
		try {
			await run(args);
			return {};
		} catch (error) {
			throw asReply(error);
		}
	});
