import {MockQmpError} from '../core/runtime/errors.ts';
import {hostName} from '../core/runtime/host.ts';
import type {Shard} from '../server/fleet/fleet.ts';
import type {Environment} from './settings.ts';

const SHARD = /^(\d+)\/(\d+)$/;
const ORDINAL = /-(\d+)$/;

const invalid = (text: string, place: string): MockQmpError =>
	new MockQmpError('OPTION_INVALID', `${place}: "${text}" is no shard`, {
		remedy: 'write I/N with I from 0 to N - 1, such as 0/4',
	});

const checked = (index: number, count: number, [text, place]: readonly [string, string]): Shard => {
	if (!(Number.isSafeInteger(index) && index >= 0 && index < count)) {
		throw invalid(text, place);
	}

	return {index, count};
};

/** The number of this process among its like: of a Kubernetes Job, or a StatefulSet. */
const ordinalOf = (environment: Environment): readonly [string, string] | undefined => {
	const [, ordinal] = ORDINAL.exec(environment.HOSTNAME ?? hostName()) ?? [];
	const own = environment.MOCK_QMP_SHARD;
	const job = environment.JOB_COMPLETION_INDEX;
	if (own !== undefined) {
		return [own, 'MOCK_QMP_SHARD'];
	}

	if (job !== undefined) {
		return [job, 'JOB_COMPLETION_INDEX'];
	}

	return ordinal === undefined ? undefined : [ordinal, 'the host name'];
};

/**
 * Which part of a fleet this process holds: `I/N` of the flag or MOCK_QMP_SHARD; else, where MOCK_QMP_SHARDS says how
 * many there are, the number of MOCK_QMP_SHARD, JOB_COMPLETION_INDEX or the end of the host name.
 * @throws MockQmpError OPTION_INVALID
 */
export const shardOf = (flag: string | undefined, environment: Environment): Shard | undefined => {
	const [, index, count] = SHARD.exec(flag ?? '') ?? [];
	if (index !== undefined) {
		return checked(Number(index), Number(count), [flag ?? '', '--shard']);
	}

	const shards = environment.MOCK_QMP_SHARDS;
	if (shards === undefined) {
		if (flag !== undefined) {
			throw invalid(flag, '--shard');
		}

		return undefined;
	}

	const [ordinal, place] = flag === undefined ? (ordinalOf(environment) ?? []) : [flag, '--shard'];
	if (ordinal === undefined || place === undefined) {
		throw new MockQmpError(
			'OPTION_INVALID',
			`MOCK_QMP_SHARDS is ${shards}, but which shard is this?`,
			{
				remedy: 'set MOCK_QMP_SHARD, or give the host a name that ends in -0, -1, …',
			},
		);
	}

	return checked(Number(ordinal), Number(shards), [`${ordinal}/${shards}`, place]);
};
