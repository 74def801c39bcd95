import type {MachineRequest} from '../../core/machine/compose-options.ts';
import {Random} from '../../core/runtime/random.ts';

const INDEX = '{i}';
const UUID_BYTES = 16;

/** A random UUID (RFC 9562, version 4). */
const randomUuid = (random: Random): string => {
	const bytes = Array.from({length: UUID_BYTES}, () => random.integer(0, 255));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.map(byte => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/**
 * What tells a machine of a fleet from the others: its name, where `{i}` stands for its number, and its UUID, which
 * follows from the seed and the number.
 */
export const memberIdentity = (
	machine: MachineRequest,
	seed: string,
	index: number,
): MachineRequest => ({
	...machine,
	name: (machine.name ?? `vm-${INDEX}`).replaceAll(INDEX, String(index)),
	uuid: machine.uuid ?? randomUuid(new Random(seed).fork(index).fork('uuid')),
});
