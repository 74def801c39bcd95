import type {QuorumOptions} from './quorum.ts';
import type {SpiceAddress} from './spice-server.ts';

/** `none` has no firmware and no guest; `q35` is a PC, whose firmware resets it once more after each reset. */
export type MachineType = 'none' | 'q35';

/** What the pretended virtual machine is, complete. */
export interface MachineOptions {
	readonly type: MachineType;
	/** QEMU's `-name`; query-name answers `{}` without one. */
	readonly name: string | undefined;
	readonly uuid: string;
	/** Memory of the guest in bytes. */
	readonly memory: number;
	/** Slots for DIMMs. */
	readonly memorySlots: number;
	readonly quorum: QuorumOptions;
	readonly spice: SpiceAddress;
}

const MEBIBYTE = 1024 * 1024;

/** A machine of which nothing was said. */
export const defaultMachine: MachineOptions = {
	type: 'q35',
	name: undefined,
	uuid: '00000000-0000-0000-0000-000000000000',
	memory: 512 * MEBIBYTE,
	memorySlots: 4,
	quorum: {nodeName: 'quorum0', children: ['child0', 'child1', 'child2'], sectors: 2_097_152},
	spice: {host: '127.0.0.1', port: '5900', family: 'ipv4'},
};
