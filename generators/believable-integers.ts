import type {Random} from '../core/runtime/random.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** From, to and step of what members of a name hold; the first that fits counts. */
const RANGES: ReadonlyArray<readonly [RegExp, readonly [number, number, number]]> = [
	[/sectors?-count/, [8, 512, 8]],
	[/sector/, [0, 2 ** 31, 8]],
	[
		/^(?:size|len|total|actual|.*-size|.*-memory|ram|memory.*|available|committed)$/,
		[1, 4096, MIB],
	],
	[
		/^(?:offset|.*-bytes|bytes|.*-offset|transferred|remaining|duplicate|normal)$/,
		[0, 65_536, 64 * KIB],
	],
	[/speed|bandwidth|^mbps$/, [0, 1000, MIB]],
	[/(?:^|-)(?:pid|tid|thread-id|dbus-id)$/, [1000, 32_768, 1]],
	[/port$/, [1024, 65_535, 1]],
	[
		/^(?:cpu|cpu-index|socket-id|core-id|node-id|node|vcpu|die-id|cluster-id|index|slot|bus)$/,
		[0, 7, 1],
	],
	[/addr|base|limit/, [0x10_00, 0xff_ff_ff, 4 * KIB]],
	[/seconds$|^(?:uptime|setup-time|downtime|.*-time)$/, [0, 86_400, 1]],
	[/nanoseconds$|_ns$/, [0, 1_000_000, 1000]],
	[/^(?:vlan|mtu|queues?|fd|id|fdset-id)$/, [0, 15, 1]],
	[/percent/, [0, 100, 1]],
	[/connection-id/, [0, 2 ** 31 - 1, 1]],
	[/channel-type/, [1, 4, 1]],
];
const OTHERWISE = [0, 1000, 1] as const;

/** A whole number as a member of this name may hold. */
export const believableInteger = (name: string, random: Random): number => {
	const [min, max, step] = RANGES.find(([pattern]) => pattern.test(name))?.[1] ?? OTHERWISE;
	return step >= 4 * KIB
		? random.integer(min, max) * step
		: random.integer(Math.ceil(min / step), Math.floor(max / step)) * step;
};
