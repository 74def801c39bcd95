import type {Clock} from '../runtime/clock.ts';
import type {Profile} from '../schema/profile.ts';
import {BlockExports} from './block/block-exports.ts';
import type {BlockGraph} from './block/block-graph.ts';
import {VmSnapshots} from './block/vm-snapshots.ts';
import {Chardevs, type MonitorLine} from './chardev/chardevs.ts';
import {VncServers} from './display/displays.ts';
import {FirmwareReset} from './firmware-reset.ts';
import {GuestAgent} from './guest-agent/guest-agent.ts';
import {Hardware} from './hardware.ts';
import {Jobs} from './jobs/jobs.ts';
import {Journal} from './journal.ts';
import {Balloon} from './memory/balloon.ts';
import {DirtyRate} from './memory/dirty-rate.ts';
import {Dump} from './memory/dump.ts';
import {MemorySlots} from './memory/memory-slots.ts';
import {Incoming} from './migration/incoming.ts';
import type {MigrationLinks} from './migration/links.ts';
import {Migration} from './migration/migration.ts';
import {Power} from './power/power.ts';
import type {PoweredMachine} from './power/powered-machine.ts';
import {Descriptors} from './process/descriptors.ts';
import {Modules} from './process/modules.ts';
import type {ProcessFacts} from './process/process-facts.ts';
import {Quorum} from './quorum.ts';
import {SpiceServer} from './spice-server.ts';
import {TraceStates} from './tracing/trace-states.ts';

/** The machine that parts belong to, with the parts that others are made with. */
export interface PartsOwner extends PoweredMachine {
	readonly profile: Profile;
	readonly clock: Clock;
	readonly monitors: readonly MonitorLine[];
	readonly chardevs: Chardevs;
	readonly descriptors: Descriptors;
	readonly hardware: Hardware;
	readonly host: ProcessFacts;
	readonly power: Power;
	readonly migration: Migration;
	readonly links: MigrationLinks | undefined;
	onExit(listener: () => void): void;
}

/**
 * How each part of a machine is made: a line each. A part is made at its first use, so that one that nobody uses costs
 * a machine of a fleet nothing, and must not depend on when that is. The types of the results are spelt out, since a
 * machine has its parts and parts have their machine.
 */
const makers = {
	balloon: ({options}: PartsOwner): Balloon => new Balloon(options.memory),
	agent: (owner: PartsOwner): GuestAgent => new GuestAgent(owner),
	/** The graph with the disks of the devices attached. */
	block: ({hardware}: PartsOwner): BlockGraph => hardware.block,
	chardevs: ({options, host, monitors}: PartsOwner): Chardevs =>
		new Chardevs(options, host, monitors),
	descriptors: (_: PartsOwner): Descriptors => new Descriptors(),
	dirtyRate: (owner: PartsOwner): DirtyRate =>
		new DirtyRate(owner.clock, () => owner.status === 'running'),
	dump: (owner: PartsOwner): Dump => new Dump(owner),
	exports: (owner: PartsOwner): BlockExports => new BlockExports(owner),
	firmware: (owner: PartsOwner): FirmwareReset => new FirmwareReset(owner),
	/** Throws MockQmpError OPTION_INVALID for a device that QEMU refuses. */
	hardware: (owner: PartsOwner): Hardware => new Hardware(owner, owner.clock),
	incoming: (owner: PartsOwner): Incoming => new Incoming(owner),
	jobs: (owner: PartsOwner): Jobs => new Jobs(owner),
	journal: ({clock}: PartsOwner): Journal => new Journal(clock),
	memorySlots: ({options}: PartsOwner): MemorySlots => new MemorySlots(options.memorySlots),
	migration: (owner: PartsOwner): Migration => new Migration(owner, owner.clock),
	modules: ({options}: PartsOwner): Modules => new Modules(options),
	power: (owner: PartsOwner): Power => new Power(owner),
	quorum: ({options}: PartsOwner): Quorum => new Quorum(options.quorum),
	spice: ({options}: PartsOwner): SpiceServer => new SpiceServer(options.spice),
	tracing: (_: PartsOwner): TraceStates => new TraceStates(),
	vmSnapshots: (owner: PartsOwner): VmSnapshots => new VmSnapshots(() => owner.hardware.block),
	vnc: ({options}: PartsOwner): VncServers => new VncServers(options),
};

/** The parts of a machine. */
export type MachineParts = {
	readonly [P in keyof typeof makers]: ReturnType<(typeof makers)[P]>;
};

class PartsMadeLate {}

for (const [name, make] of Object.entries(makers)) {
	Object.defineProperty(PartsMadeLate.prototype, name, {
		get(this: PartsOwner) {
			const part = make(this);
			Object.defineProperty(this, name, {value: part});
			return part;
		},
	});
}

/** Whether a part has been used yet, and so can have anything to forget. */
export const isMade = (parts: MachineParts, name: keyof MachineParts): boolean =>
	Object.hasOwn(parts, name);

/** What a machine is built on: it has all parts, each from its first use on. */
export const LateParts = PartsMadeLate as new () => MachineParts;
