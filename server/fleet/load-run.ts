import {MICROSECONDS_PER_MS, type Microseconds} from '../../core/runtime/clock.ts';
import {collectGarbage} from '../../core/runtime/collect-garbage.ts';
import {Random} from '../../core/runtime/random.ts';
import type {PhaseSpec, ServiceLevel} from '../../scenarios/load/load-spec.ts';
import type {LoadStream} from '../../scenarios/load/load-stream.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {BlockPool} from '../load/block-pool.ts';
import {LoadMeter} from '../load/load-meter.ts';
import {MachineLoad} from '../load/machine-load.ts';
import type {SlowConsumerPolicy} from '../load/slow-consumer.ts';
import {WakeQueue} from '../load/wake-queue.ts';
import {type CompiledLoad, compileLoads} from './compile-loads.ts';
import type {Fleet, Shard} from './fleet.ts';
import type {FleetLedger} from './fleet-ledger.ts';
import {leadOf} from './lead.ts';
import type {LoadReport} from './load-report.ts';
import {type LoadInterval, LoadSeries} from './load-series.ts';
import {rateAt} from './phase-rate.ts';
import {groupOf, pickGroups} from './picks.ts';
import {QueueWatch} from './queue-watch.ts';
import {deliveredShare, type Measured, measureLevels} from './service-levels.ts';

const WAIT: SlowConsumerPolicy = {limit: 1024 * 1024, action: 'block'};
const ALL: Shard = {index: 0, count: 1};

/** How a load is run. */
export interface LoadRunOptions {
	/** Tells of its events. */
	readonly ledger?: FleetLedger | undefined;
	/** When its first phase begins: now when left out. What was due before now is passed over. */
	readonly startAt?: Microseconds | undefined;
}

/** The load of a scenario, on all machines of a fleet. */
export class LoadRun {
	readonly meter = new LoadMeter();
	/** Events that were due before there was this run. */
	skipped = 0;
	/** Resolves when the last event has been written. */
	readonly done: Promise<void>;
	readonly #streams: readonly LoadStream[];
	readonly #loads: readonly MachineLoad[];
	readonly #levels: readonly ServiceLevel[];
	readonly #scenario: Scenario;
	readonly #fleet: Fleet;
	#zero: Microseconds;
	readonly #series: LoadSeries;
	readonly #queue: QueueWatch;
	#endedAt: Microseconds | undefined;
	#running: number;
	#resolve: () => void = () => {};

	constructor(scenario: Scenario, fleet: Fleet, options: LoadRunOptions = {}) {
		this.done = new Promise(resolve => {
			this.#resolve = resolve;
		});
		this.#levels = scenario.serviceLevels;
		this.#scenario = scenario;
		this.#fleet = fleet;
		this.#zero = options.startAt ?? fleet.clock.now();
		this.#queue = new QueueWatch(fleet.members);
		this.#series = new LoadSeries(fleet.clock, this.meter, () => this.#queue.bytes);
		const compiled = compileLoads(scenario, fleet, {zero: this.#zero, book: options.ledger});
		this.#streams = compiled.map(({stream}) => stream);
		this.#loads = this.#createLoads(compiled);
		// The phases themselves have to be over, too.
		this.#running = this.#loads.length + 1;
		// All of this has left something to be collected.
		collectGarbage();
		if (options.startAt !== undefined) {
			// Another process may have begun, and ended too early.
			const now = fleet.clock.now();
			this.skipped = this.#streams.reduce((sum, stream) => sum + stream.skipTo(now - 1), 0);
		}
	}

	/** The first phase begins at another instant, to be said before all else: as soon as can be when left out. */
	beginAt(zero: Microseconds = this.#fleet.clock.now() + leadOf(this.#loads.length)): void {
		for (const stream of this.#streams) {
			stream.shift(zero - this.#zero);
		}

		this.#zero = zero;
	}

	start(): void {
		for (const load of this.#loads) {
			load.start();
		}

		let begin = this.#zero;
		for (const phase of this.#scenario.load?.phases ?? []) {
			if (phase.steps.length > 0) {
				this.#fleet.clock.at(begin, () => this.#act(phase));
			}

			begin += phase.durationMs * MICROSECONDS_PER_MS;
		}

		this.#fleet.clock.at(begin, () => this.#ended());
	}

	stop(): void {
		for (const load of this.#loads) {
			load.stop();
		}

		this.#endedAt ??= this.#fleet.clock.now();
		this.#series.stop();
		this.#queue.stop();
	}

	/** The share of events due that were handed to a client, from 0 to 1. */
	get delivered(): number {
		return deliveredShare(this.meter);
	}

	/** The bounds of the scenario that were not kept. */
	get breaches(): readonly Measured[] {
		return measureLevels(this.#levels, this.meter).filter(({isKept}) => !isKept);
	}

	/** Bytes that clients have not taken, as of a moment ago. */
	get queueBytes(): number {
		return this.#queue.bytes;
	}

	/** Since the first phase began; 0 before. */
	get elapsedMs(): number {
		return Math.max(0, this.#fleet.clock.now() - this.#zero) / MICROSECONDS_PER_MS;
	}

	/** Of all phases; Infinity for a load that ends with the run. */
	get durationMs(): number {
		return (this.#scenario.load?.phases ?? []).reduce((sum, {durationMs}) => sum + durationMs, 0);
	}

	/** Events a second that are due now, of this process; NaN where clients set the pace. */
	get targetRate(): number {
		const {members, whole} = this.#fleet;
		const {load} = this.#scenario;
		const share = load?.scope === 'fleet' ? members.length / whole.length : members.length;
		return rateAt(load?.phases ?? [], this.elapsedMs) * share;
	}

	/** Looks each second how the load stands; `onInterval` is told. */
	follow(onInterval: (interval: LoadInterval) => void = () => {}): void {
		this.#queue.look();
		this.#series.start(this.#zero, interval => {
			this.#queue.look();
			onInterval(interval);
		});
	}

	/** What the load has come to. `problems`: what else went wrong, in words. */
	report(shard: Shard = ALL, problems: readonly string[] = []): LoadReport {
		const {written, bytes, missed, disconnected, lag} = this.meter;
		const {intervals, intervalMs} = this.#series;
		return {
			scenario: this.#scenario.name,
			seed: this.#fleet.seed,
			shards: [shard],
			machines: this.#fleet.members.length,
			start: this.#zero,
			elapsedMs: Math.max(1, (this.#endedAt ?? this.#fleet.clock.now()) - this.#zero) / 1000,
			written,
			bytes,
			missed,
			skipped: this.skipped,
			disconnected,
			lag,
			intervalMs,
			intervals,
			levels: this.#levels,
			problems,
		};
	}

	/** Lets the machines that a phase picks do its steps; all of them without a pick. */
	#act({name, pick, steps}: PhaseSpec): void {
		const {params} = this.#scenario;
		const chance = new Random(this.#fleet.seed).fork(`phase/${name}`);
		const groups = this.#fleet.whole.map(machine =>
			pick === undefined ? '' : groupOf(pick.by, machine, {params, random: chance}),
		);
		const picked = pickGroups(groups, pick?.groups ?? 1, chance);
		const doing = {
			...this.#scenario,
			name: `${this.#scenario.name}/${name}`,
			timeline: steps,
			reactions: [],
			machines: {},
			expect: [],
		};
		for (const {qmp, share} of this.#fleet.members) {
			if (picked.has(groups[share.index] ?? '')) {
				void qmp.begin(doing);
			}
		}
	}

	#createLoads(compiled: readonly CompiledLoad[]): readonly MachineLoad[] {
		const pool = new BlockPool();
		const wakes = new WakeQueue(this.#fleet.clock);
		return compiled.map(
			({qmp, stream, ledger}) =>
				new MachineLoad({
					stream,
					ledger,
					clock: qmp.clock,
					audience: qmp.audience,
					pool,
					wakes,
					meter: this.meter,
					slowConsumer: this.#scenario.slowConsumer ?? WAIT,
					onEnd: () => this.#ended(),
				}),
		);
	}

	#ended(): void {
		this.#running -= 1;
		if (this.#running === 0) {
			this.#resolve();
		}
	}
}
