import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';

type Arguments = ArgumentsOf<'block_set_io_throttle'>;

const RATES = ['bps', 'bps_rd', 'bps_wr', 'iops', 'iops_rd', 'iops_wr'] as const;
/** What can be limited: bytes and operations a second, all together or those that read or write. */
type Rate = (typeof RATES)[number];

/** Limits of a drive's speed (`ThrottleConfig`); 0 stands for none. */
export interface ThrottleLimits {
	/** Drives of one group share its limits. */
	readonly group: string;
	readonly rates: Readonly<Record<Rate, number>>;
	/** For bursts: rates that are allowed for a few seconds. */
	readonly bursts: Readonly<Record<Rate, number>>;
	/** Seconds. */
	readonly burstLengths: Readonly<Record<Rate, number>>;
	/** Bytes that count as one operation. */
	readonly operationSize: number;
}

// util/throttle.c, THROTTLE_VALUE_MAX.
const VALUE_MAX = 1_000_000_000_000_000;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const byRate = (value: (rate: Rate) => number): Readonly<Record<Rate, number>> => ({
	bps: value('bps'),
	bps_rd: value('bps_rd'),
	bps_wr: value('bps_wr'),
	iops: value('iops'),
	iops_rd: value('iops_rd'),
	iops_wr: value('iops_wr'),
});

/**
 * Limits from what a client asks for, checked in QEMU's order (util/throttle.c, `throttle_is_valid`); undefined when
 * nothing is limited.
 * @throws QmpError
 */
export const limitsFrom = (args: Arguments, group: string): ThrottleLimits | undefined => {
	const limits: ThrottleLimits = {
		group: args.group ?? group,
		rates: byRate(rate => args[rate]),
		bursts: byRate(rate => args[`${rate}_max`] ?? 0),
		burstLengths: byRate(rate => args[`${rate}_max_length`] ?? 1),
		operationSize: args.iops_size ?? 0,
	};
	assertValid(limits);
	return RATES.some(rate => limits.rates[rate] > 0) ? limits : undefined;
};

const assertValid = ({rates, bursts, burstLengths, operationSize}: ThrottleLimits): void => {
	for (const values of [rates, bursts]) {
		for (const all of ['bps', 'iops'] as const) {
			if (values[all] > 0 && values[`${all}_rd`] + values[`${all}_wr`] > 0) {
				throw complain(
					'bps/iops/max total values and read/write values cannot be used at the same time',
				);
			}
		}
	}

	if (operationSize > 0 && rates.iops + rates.iops_rd + rates.iops_wr === 0) {
		throw complain('iops size requires an iops value to be set');
	}

	for (const rate of RATES) {
		const [average, burst, length] = [rates[rate], bursts[rate], burstLengths[rate]];
		if (Math.min(average, burst) < 0 || Math.max(average, burst) > VALUE_MAX) {
			throw complain(`bps/iops/max values must be within [0, ${VALUE_MAX}]`);
		}

		if (length === 0) {
			throw complain('the burst length cannot be 0');
		}

		if (length > 1 && burst === 0) {
			throw complain('burst length set without burst rate');
		}

		if (burst > 0 && average === 0) {
			throw complain('bps_max/iops_max require corresponding bps/iops values');
		}

		if (burst > 0 && burst < average) {
			throw complain('bps_max/iops_max cannot be lower than bps/iops');
		}
	}
};

/** The members of `BlockDeviceInfo` about limits. */
export const limitMembers = (
	limits: ThrottleLimits | undefined,
): Readonly<Record<Rate, number>> & Readonly<Record<string, unknown>> => {
	if (limits === undefined) {
		return byRate(() => 0);
	}

	const {group, rates, bursts, burstLengths, operationSize} = limits;
	return {
		...rates,
		...Object.fromEntries(
			RATES.filter(rate => bursts[rate] > 0).flatMap(rate => [
				[`${rate}_max`, bursts[rate]],
				[`${rate}_max_length`, burstLengths[rate]],
			]),
		),
		...(operationSize > 0 ? {iops_size: operationSize} : {}),
		group,
	};
};
