import {
	type Cancel,
	type Clock,
	MICROSECONDS_PER_MS,
	type Microseconds,
} from '../../runtime/clock.ts';
import type {WorkFault, Workload} from './workload.ts';

const MS_PER_SECOND = 1000;
// blockjob.c: the limit is kept over spans of 100 ms.
const SLICES_PER_SECOND = 10;
const CLUSTER = 65_536;

/** What happens to the work of a job. */
export interface WorkListener {
	/** All is done. */
	onWorked(): void;
	/** The work has come upon an error. */
	onFault(fault: WorkFault): void;
}

/**
 * The work of a job going on along a clock, with or without a limit of its speed (blockjob.c,
 * `block_job_ratelimit_get_delay`). It holds one timer while it goes on, none while it rests.
 */
export class Work {
	readonly #clock: Clock;
	readonly #load: Workload;
	readonly #listener: WorkListener;
	#faults: readonly WorkFault[];
	/** Bytes per second; 0 for no limit. */
	#limit: number;
	#before = 0;
	#startedAt: Microseconds | undefined;
	#isSteady = false;
	#cancelTimer: Cancel = () => {};

	constructor(
		clock: Clock,
		load: Workload,
		{limit, listener}: {readonly limit: number; readonly listener: WorkListener},
	) {
		this.#clock = clock;
		this.#load = load;
		// One that is wide, such as libvirt's for no limit, comes as a bigint.
		this.#limit = Number(limit);
		this.#listener = listener;
		this.#faults = [...load.faults].sort((one, other) => one.at - other.at);
	}

	/** Whether it goes on without waiting for its limit. */
	get isBusy(): boolean {
		return this.#startedAt !== undefined && this.#limit === 0 && this.#load.rate > 0;
	}

	/** What there is to do in all. */
	get total(): number {
		return this.#load.total;
	}

	/** Bytes of the total that it need not do. */
	get skipped(): number {
		return this.#load.skipped;
	}

	/** Bytes of the total that are behind it. */
	get offset(): number {
		const {total, skipped, data} = this.#load;
		const moved = this.#moved;
		return moved >= data && (this.#isSteady || this.#startedAt === undefined)
			? total
			: Math.min(total, skipped + moved);
	}

	/** Goes on, or begins. */
	go(): void {
		if (this.#startedAt === undefined && !this.#isSteady) {
			this.#startedAt = this.#clock.now();
			const left = this.#load.rate === 0 ? Number.POSITIVE_INFINITY : this.#msLeft;
			if (left === 0) {
				this.#arrive();
			} else if (left !== Number.POSITIVE_INFINITY) {
				this.#cancelTimer = this.#clock.after(left, () => this.#arrive());
			}
		}
	}

	/** Rests. */
	rest(): void {
		this.#before = this.#moved;
		this.#startedAt = undefined;
		this.#cancelTimer();
	}

	/** Sets another limit in bytes per second; 0 for none. */
	setLimit(limit: number): void {
		const isGoing = this.#startedAt !== undefined;
		this.rest();
		this.#limit = Number(limit);
		if (isGoing) {
			this.go();
		}
	}

	/** Rests, and will not go on again. */
	end(): void {
		this.rest();
		this.#faults = [];
	}

	/** Goes on beyond the error that it has come upon. */
	passFault(): void {
		this.#faults = this.#faults.filter(({at}) => at > this.#before);
		this.go();
	}

	/** The point that it works up to: an error or the end. */
	get #goal(): number {
		return Math.min(this.#faults[0]?.at ?? this.#load.data, this.#load.data);
	}

	/** Bytes that are moved in one go under the limit. */
	get #group(): number {
		const {chunk} = this.#load;
		const quota = Math.max(1, Math.floor(this.#limit / SLICES_PER_SECOND));
		return chunk >= quota ? chunk : Math.ceil(quota / chunk) * chunk;
	}

	get #elapsedMs(): number {
		return this.#startedAt === undefined
			? 0
			: (this.#clock.now() - this.#startedAt) / MICROSECONDS_PER_MS;
	}

	get #moved(): number {
		const {rate} = this.#load;
		const elapsed = Math.max(0, this.#elapsedMs - this.#load.latencyMs) / MS_PER_SECOND;
		if (this.#startedAt === undefined || rate === 0) {
			return this.#before;
		}

		if (this.#limit === 0) {
			const moved = this.#before + Math.floor((elapsed * rate) / CLUSTER) * CLUSTER;
			return Math.min(this.#goal, moved);
		}

		const period = this.#group / this.#limit;
		const groups = Math.floor(elapsed / period);
		const part = Math.min(this.#group, (elapsed - groups * period) * rate);
		const inGroup = Math.floor(part / CLUSTER) * CLUSTER;
		return Math.min(this.#goal, this.#before + groups * this.#group + inGroup);
	}

	get #msLeft(): number {
		const {rate, latencyMs, isPausedAtEnd, data} = this.#load;
		const left = this.#goal - this.#before;
		if (this.#limit === 0 || left <= 0) {
			return latencyMs + (left / rate) * MS_PER_SECOND;
		}

		const group = this.#group;
		const groups = Math.ceil(left / group);
		const isWhole = isPausedAtEnd && this.#goal === data;
		const last = isWhole ? group / this.#limit : (left - (groups - 1) * group) / rate;
		return latencyMs + ((groups - 1) * (group / this.#limit) + last) * MS_PER_SECOND;
	}

	#arrive(): void {
		const goal = this.#goal;
		this.rest();
		this.#before = goal;
		const [fault, ...others] = this.#faults;
		if (fault === undefined || fault.at > goal) {
			this.#isSteady = true;
			this.#listener.onWorked();
			return;
		}

		if (!fault.isLasting) {
			this.#faults = others;
		}

		this.#listener.onFault(fault);
	}
}
