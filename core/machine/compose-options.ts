import type {Schema} from '../schema/schema.ts';
import {parseArguments} from './command-line/parse-arguments.ts';
import {defaultArguments} from './default-machine.ts';
import {defaultQuorum, defaultSpice, type MachineOptions} from './machine-options.ts';

/** What is said of a machine; the rest is as ever. */
export interface MachineRequest extends Partial<MachineOptions> {
	/** The whole machine as QEMU's own options; the other members go before it. */
	readonly arguments?: readonly string[];
}

const baseArguments = ({arguments: given, ...said}: MachineRequest): readonly string[] =>
	given ??
	(said.type === 'none'
		? ['-machine', 'none', '-nodefaults']
		: defaultArguments({quorum: said.quorum ?? defaultQuorum, spice: said.spice ?? defaultSpice}));

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
	const base = parseArguments(baseArguments(request), schema);
	const memory = said.memory ?? base.memory;
	return {...base, memoryMax: Math.max(base.memoryMax, memory), ...said};
};
