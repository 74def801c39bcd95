import type {Clock} from '../../core/runtime/clock.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {withoutGaps} from '../../core/runtime/without-gaps.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {MachineShare} from '../../scenarios/load/load-plan.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {createMockQmp} from '../create-mock-qmp.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {MockQmpOptions} from '../options.ts';
import {castMember} from './cast.ts';
import {memberAddress} from './member-address.ts';
import {memberIdentity} from './member-identity.ts';
import type {Groupable} from './picks.ts';
import {checkResources} from './resources.ts';
import {inShard} from './shard-name.ts';

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
	/** Its variables. */
	readonly vars: Readonly<Record<string, unknown>>;
}

/** Many machines in one process, on one clock; machine k is the same whatever else there is. */
export class Fleet {
	readonly seed: string;
	readonly clock: Clock;
	readonly members: readonly FleetMember[];
	/** What tells the machines of the whole fleet apart, all shards together. */
	readonly whole: readonly Groupable[];

	constructor(
		seed: string,
		clock: Clock,
		members: readonly FleetMember[],
		whole: readonly Groupable[],
	) {
		this.seed = seed;
		this.clock = clock;
		this.members = members;
		this.whole = whole;
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

	/** Resolves when all machines have ended, with what went wrong in the scenarios of each, if anything. */
	get ended(): Promise<readonly unknown[]> {
		return Promise.all(this.members.map(({qmp}) => qmp.ended.then(({error}) => error)));
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
	const {loadScenario} = await import('../../scenarios/library.ts');
	// Each scenario is read once, whatever the number of machines that play it.
	const read = new Map<string | ScenarioFile, Scenario>();
	const scenarioOf = (name: string | ScenarioFile): Scenario => {
		const scenario = read.get(name) ?? loadScenario(name, profile.schema);
		read.set(name, scenario);
		return scenario;
	};

	const common = (options.scenarios ?? []).map(scenarioOf);
	const leading = common.find(({fleet}) => fleet !== undefined);
	// Those of other shards too: which groups there are is a matter of the whole fleet.
	const parts = Array.from(
		{length: instances},
		(_, index) => leading?.fleet && castMember(leading, leading.fleet, {seed, index}),
	);
	const members: FleetMember[] = [];
	for (const index of numbers) {
		const part = parts[index];
		const vars = part?.vars ?? {};
		const own = {
			...options,
			seed: `${seed}/${index}`,
			member: {index, vars},
			listen:
				part?.listen ??
				listen
					.map(address => inShard(address, shard.index))
					.map(address =>
						instances === 1 && !address.includes('{i}') ? address : memberAddress(address, index),
					),
			machine: memberIdentity(
				{...options.machine, ...withoutGaps({name: part?.name})},
				seed,
				index,
			),
			scenarios: [],
		};
		const playing = [
			...common,
			...(part?.scenario === undefined ? [] : [scenarioOf(part.scenario)]),
			...(part?.background === undefined ? [] : [part.background]),
		];
		members.push({
			share: {index, count: instances},
			vars,
			qmp: await createMockQmp(own, clock, profile, playing),
		});
	}

	const whole = parts.map((part, index) => ({
		index,
		name: part?.name ?? '',
		vars: part?.vars ?? {},
	}));
	return new Fleet(seed, clock, members, whole);
};
