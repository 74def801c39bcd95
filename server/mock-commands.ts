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
import {MockQmpError} from '../core/runtime/errors.ts';
import {Random} from '../core/runtime/random.ts';
import {emitBelievable} from './emit-believable.ts';

/** What the commands act on: a mock QEMU. */
export interface MockCommandTarget {
	readonly seed: string;
	readonly machine: Machine;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	begin(scenario: string): Promise<unknown>;
	advance(ms: number): Promise<void>;
}

// As the control API names them.
const EMIT_OPTIONAL = ['data', 'strict', 'stateless', 'unchecked'] as const;
const EMIT = {
	event: ['string'],
	data: ['object'],
	strict: ['boolean'],
	stateless: ['boolean'],
	unchecked: ['boolean'],
} as const;

type Type = 'string' | 'number' | 'object' | 'boolean';

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

/**
 * Commands of our own for clients that can speak QMP and nothing else, such as `virsh qemu-monitor-command`. QEMU
 * has none of them, and query-commands does not list them.
 */
export const mockCommands = (target: MockCommandTarget): readonly Command[] => {
	const random = new Random(target.seed).fork('x-mock-emit');
	let count = 0;
	return [
		defineOwn('x-mock-emit', async args => {
			const {event, data, strict, stateless, unchecked} = checked(args, EMIT, EMIT_OPTIONAL);
			await emitBelievable(target.machine, String(event), {
				random: random.fork(count++),
				now: target.clock.now(),
				isStrict: strict === true,
				isStateless: stateless === true,
				isUnchecked: unchecked === true,
				...(isRecord(data) ? {data} : {}),
			});
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
