import type {Clock} from '../../core/runtime/clock.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {MachineShare} from '../../scenarios/load/load-plan.ts';
import {createMockQmp} from '../create-mock-qmp.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {MockQmpOptions} from '../options.ts';
import {memberAddress} from './member-address.ts';
import {memberIdentity} from './member-identity.ts';
import {checkResources} from './resources.ts';

// So many sockets are opened side by side; one after the other would wait for the kernel each time.
const OPENING_AT_ONCE = 64;

/** Which part of a fleet a process holds. */
export interface Shard {
	/** From 0. */
	readonly index: number;
	readonly count: number;
}

/** How a fleet is made. */
export interface FleetOptions extends MockQmpOptions {
	/** Machines of the whole fleet, all shards together; from 1. */
	readonly instances: number;
	/** The part that this process holds; all of it when left out. */
	readonly shard?: Shard;
}

/** One machine of a fleet. */
export interface FleetMember {
	readonly share: MachineShare;
	readonly qmp: MockQmp;
}

/** Many machines in one process, on one clock; machine k is the same whatever else there is. */
export class Fleet {
	readonly seed: string;
	readonly clock: Clock;
	readonly members: readonly FleetMember[];

	constructor(seed: string, clock: Clock, members: readonly FleetMember[]) {
		this.seed = seed;
		this.clock = clock;
		this.members = members;
	}

	/** Addresses of all monitors, those of the first machine first. */
	get addresses(): readonly string[] {
		return this.members.flatMap(({qmp}) => qmp.addresses);
	}

	/** How many clients have negotiated. */
	get clientCount(): number {
		return this.members.reduce((sum, {qmp}) => sum + qmp.clientCount, 0);
	}

	/**
	 * Opens all addresses.
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE; nothing is left open then
	 */
	async listen(): Promise<void> {
		try {
			for (let from = 0; from < this.members.length; from += OPENING_AT_ONCE) {
				const batch = this.members.slice(from, from + OPENING_AT_ONCE);
				await Promise.all(batch.map(({qmp}) => qmp.listen()));
			}
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	/** Begins the timelines of all machines. */
	trigger(): void {
		for (const {qmp} of this.members) {
			qmp.trigger();
		}
	}

	/** Ends all machines. */
	async close(): Promise<void> {
		await Promise.all(this.members.map(({qmp}) => qmp.close()));
		this.clock.stop();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}
}

/** The numbers of the machines that a shard holds: whole runs of neighbours, as even as can be. */
export const membersOfShard = (instances: number, {index, count}: Shard): readonly number[] => {
	const from = Math.floor((instances * index) / count);
	const to = Math.floor((instances * (index + 1)) / count);
	return Array.from({length: to - from}, (_, offset) => from + offset);
};

/**
 * Makes a fleet that does not listen yet.
 * @throws MockQmpError RESOURCES_SHORT, ADDRESS_INVALID, SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
 */
export const createFleet = async (options: FleetOptions, clock: Clock): Promise<Fleet> => {
	const {instances, shard = {index: 0, count: 1}, listen = ['tcp:127.0.0.1:4444']} = options;
	const numbers = membersOfShard(instances, shard);
	checkResources(numbers.length, listen.length);
	const seed = options.seed ?? freshSeed();
	const profile = loadProfile(options.qemu);
	const members: FleetMember[] = [];
	for (const index of numbers) {
		const own = {
			...options,
			seed: `${seed}/${index}`,
			listen: listen.map(address => memberAddress(address, index)),
			machine: memberIdentity(options.machine ?? {}, seed, index),
		};
		members.push({
			share: {index, count: instances},
			qmp: await createMockQmp(own, clock, profile),
		});
	}

	return new Fleet(seed, clock, members);
};
