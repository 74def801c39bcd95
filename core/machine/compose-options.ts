import type {Schema} from '../schema/schema.ts';
import {parseArguments} from './command-line/parse-arguments.ts';
import {defaultArguments} from './default-machine.ts';
import {defaultQuorum, defaultSpice, type MachineOptions} from './machine-options.ts';

/** What is said of a machine; the rest is as ever. */
export interface MachineRequest extends Partial<MachineOptions> {
	/** The whole machine as QEMU's own options; the other members go before it. */
	readonly arguments?: readonly string[];
}

const argumentsOf = ({arguments: given, ...said}: MachineRequest): readonly string[] =>
	given ??
	(said.type === 'none'
		? ['-machine', 'none', '-nodefaults']
		: defaultArguments({quorum: said.quorum ?? defaultQuorum, spice: said.spice ?? defaultSpice}));

// What machines of a fleet have in common is read once. A fleet of many kinds must not fill the memory.
const KINDS_MAX = 64;
const kinds = new WeakMap<Schema, Map<string, MachineOptions>>();

/** The machine that arguments make: the very same for the same arguments. */
const baseOf = (request: MachineRequest, schema: Schema): MachineOptions => {
	const known = kinds.get(schema) ?? new Map<string, MachineOptions>();
	kinds.set(schema, known);
	const {arguments: given, type, quorum, spice} = request;
	const key = JSON.stringify([given, type === 'none', quorum, spice]);
	const base = known.get(key) ?? parseArguments(argumentsOf(request), schema);
	if (known.size >= KINDS_MAX) {
		known.clear();
	}

	known.set(key, base);
	return base;
};

/**
 * The machine that follows from all that is said of it, the later going before the earlier.
 * @throws MockQmpError OPTION_INVALID
 */
export const composeOptions = (
	requests: readonly MachineRequest[],
	schema: Schema,
): MachineOptions => {
	const request: MachineRequest = Object.assign({}, ...requests);
	const {arguments: _, ...said} = request;
	const base = baseOf(request, schema);
	const memory = said.memory ?? base.memory;
	const options = {...base, memoryMax: Math.max(base.memoryMax, memory), ...said};
	// A machine that is none runs no system, whatever its guest would do.
	return options.type === 'none'
		? {...options, guest: {...options.guest, isThere: false}}
		: options;
};
