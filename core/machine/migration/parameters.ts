import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';

type Given = ArgumentsOf<'migrate-set-parameters'>;
type Parameters = ReturnOf<'query-migrate-parameters'>;

const PAGE_SIZE = 4096;

/** What QEMU 7.2 starts with, in the order of query-migrate-parameters. */
const DEFAULTS: Parameters = {
	'cpu-throttle-tailslow': false,
	'xbzrle-cache-size': 64 * 1024 * 1024,
	'cpu-throttle-initial': 20,
	'announce-max': 550,
	'decompress-threads': 2,
	'compress-threads': 8,
	'compress-level': 1,
	'multifd-channels': 2,
	'multifd-zstd-level': 1,
	'announce-initial': 50,
	'block-incremental': false,
	'compress-wait-thread': true,
	'downtime-limit': 300,
	'tls-authz': '',
	'multifd-compression': 'none',
	'announce-rounds': 5,
	'announce-step': 100,
	'tls-creds': '',
	'multifd-zlib-level': 1,
	'max-cpu-throttle': 99,
	'max-postcopy-bandwidth': 0,
	'tls-hostname': '',
	'throttle-trigger-threshold': 50,
	'max-bandwidth': 128 * 1024 * 1024,
	'x-checkpoint-delay': 20_000,
	'cpu-throttle-increment': 10,
};

/** Members whose C type is narrower than the schema's `int`, with the largest value of it. */
const NARROW: ReadonlyArray<readonly [keyof Given, string, number]> = [
	['compress-level', 'uint8_t', 255],
	['compress-threads', 'uint8_t', 255],
	['decompress-threads', 'uint8_t', 255],
	['throttle-trigger-threshold', 'uint8_t', 255],
	['cpu-throttle-initial', 'uint8_t', 255],
	['cpu-throttle-increment', 'uint8_t', 255],
	['x-checkpoint-delay', 'uint32_t', 0xff_ff_ff_ff],
	['multifd-channels', 'uint8_t', 255],
	['max-cpu-throttle', 'uint8_t', 255],
	['multifd-zlib-level', 'uint8_t', 255],
	['multifd-zstd-level', 'uint8_t', 255],
];

/** Members with a range: least, most, what QEMU says that it expects (migration.c, `migrate_params_check`). */
const RANGES: ReadonlyArray<readonly [keyof Given, number, number, string]> = [
	['compress-level', 0, 9, 'a value between 0 and 9'],
	['compress-threads', 1, 255, 'a value between 1 and 255'],
	['decompress-threads', 1, 255, 'a value between 1 and 255'],
	['throttle-trigger-threshold', 1, 100, 'an integer in the range of 1 to 100'],
	['cpu-throttle-initial', 1, 99, 'an integer in the range of 1 to 99'],
	['cpu-throttle-increment', 1, 99, 'an integer in the range of 1 to 99'],
	['downtime-limit', 0, 2_000_000, 'an integer in the range of 0 to (2000 * 1000) ms'],
	['multifd-channels', 1, 255, 'a value between 1 and 255'],
];

const LAST_RANGES: ReadonlyArray<readonly [keyof Given, number, number, string]> = [
	['announce-initial', 0, 100_000, 'a value between 0 and 100000'],
	['announce-max', 0, 100_000, 'a value between 0 and 100000'],
	['announce-rounds', 0, 1000, 'a value between 0 and 1000'],
	['announce-step', 1, 10_000, 'a value between 0 and 10000'],
];

const complain = (name: string, expected: string): QmpError =>
	new QmpError('GenericError', `Parameter '${name}' expects ${expected}`);

const checkRanges = (given: Given, ranges: typeof RANGES): void => {
	for (const [name, least, most, expected] of ranges) {
		const value = given[name];
		if (value !== undefined && (Number(value) < least || Number(value) > most)) {
			throw complain(name.replaceAll('-', '_'), expected);
		}
	}
};

const check = (given: Given, now: Parameters): void => {
	for (const [name, type, most] of NARROW) {
		const value = given[name];
		if (value !== undefined && (Number(value) < 0 || Number(value) > most)) {
			throw complain(name, type);
		}
	}

	checkRanges(given, RANGES);
	const cache = given['xbzrle-cache-size'];
	if (cache !== undefined && !(cache >= PAGE_SIZE && Number.isInteger(Math.log2(cache)))) {
		throw complain('xbzrle_cache_size', 'a power of two no less than the target page size');
	}

	const most = given['max-cpu-throttle'];
	const initial = given['cpu-throttle-initial'] ?? now['cpu-throttle-initial'] ?? 1;
	if (most !== undefined && (most < initial || most > 99)) {
		throw complain('max_cpu_throttle', 'an integer in the range of cpu_throttle_initial to 99');
	}

	checkRanges(given, LAST_RANGES);
};

/** How migration is to go. */
export class MigrationParameters {
	#values: Parameters = DEFAULTS;

	/** As query-migrate-parameters has them: rates in bytes a second, spans in milliseconds. */
	get values(): Parameters {
		return this.#values;
	}

	/** Bytes a second; without a limit as fast as a network card of ten gigabits. */
	get rate(): number {
		const rate = Number(this.#values['max-bandwidth'] ?? 0);
		return rate === 0 ? 1.25e9 : Math.min(rate, 1.25e9);
	}

	/**
	 * Changes those that are given: all or, if one is out of its range, none.
	 * @throws QmpError GenericError
	 */
	set(given: Given): void {
		check(given, this.#values);
		const changes = Object.entries(given).map(([name, value]) => [
			name,
			name.startsWith('tls-') ? (value ?? '') : value,
		]);
		this.#values = {...this.#values, ...Object.fromEntries(changes)};
	}
}
