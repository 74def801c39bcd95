import {defineHuman, type HumanCommand} from '../human-command.ts';
import {type Fields, fieldsOf, lines, listOf, onOff} from '../table.ts';

const GLOBALS = [
	'globals:',
	'store-global-state: on',
	'only-migratable: off',
	'send-configuration: on',
	'send-section-footer: on',
	'decompress-error-check: on',
	'clear-bitmap-shift: 18',
];
const KIB = 1024;

const kib = (bytes: unknown): number => Math.floor(Number(bytes) / KIB);

const ramLines = (ram: Fields): readonly string[] => [
	`transferred ram: ${kib(ram.transferred)} kbytes`,
	`throughput: ${Number(ram.mbps).toFixed(2)} mbps`,
	`remaining ram: ${kib(ram.remaining)} kbytes`,
	`total ram: ${kib(ram.total)} kbytes`,
	`duplicate: ${ram.duplicate} pages`,
	`skipped: ${ram.skipped} pages`,
	`normal: ${ram.normal} pages`,
	`normal bytes: ${kib(ram['normal-bytes'])} kbytes`,
	`dirty sync count: ${ram['dirty-sync-count']}`,
	`page size: ${kib(ram['page-size'])} kbytes`,
	`multifd bytes: ${kib(ram['multifd-bytes'])} kbytes`,
	`pages-per-second: ${ram['pages-per-second']}`,
];

const migrate = defineHuman('migrate', '', async ({call}) => {
	const info = fieldsOf(await call('query-migrate'));
	const {status} = info;
	if (status === undefined) {
		return lines(...GLOBALS);
	}

	const failure =
		status === 'failed' && info['error-desc'] !== undefined ? ` (${info['error-desc']})` : '';
	return lines(
		...GLOBALS,
		`Migration status: ${status}${failure}`,
		`total time: ${info['total-time'] ?? 0} ms`,
		info['expected-downtime'] === undefined
			? undefined
			: `expected downtime: ${info['expected-downtime']} ms`,
		info.downtime === undefined ? undefined : `downtime: ${info.downtime} ms`,
		info['setup-time'] === undefined ? undefined : `setup: ${info['setup-time']} ms`,
		...(info.ram === undefined ? [] : ramLines(fieldsOf(info.ram))),
	);
});

const capabilities = defineHuman('migrate_capabilities', '', async ({call}) =>
	lines(
		...listOf(await call('query-migrate-capabilities')).map(
			({capability, state}) => `${capability}: ${onOff(state)}`,
		),
	),
);

/** The parameters in the order in which they are printed, and what stands before and behind their values. */
const PARAMETERS: ReadonlyArray<readonly [string, string?]> = [
	['announce-initial', ' ms'],
	['announce-max', ' ms'],
	['announce-rounds'],
	['announce-step', ' ms'],
	['compress-level'],
	['compress-threads'],
	['compress-wait-thread'],
	['decompress-threads'],
	['throttle-trigger-threshold'],
	['cpu-throttle-initial'],
	['cpu-throttle-increment'],
	['cpu-throttle-tailslow'],
	['max-cpu-throttle'],
	['tls-creds', "'"],
	['tls-hostname', "'"],
	['max-bandwidth', ' bytes/second'],
	['downtime-limit', ' ms'],
	['x-checkpoint-delay', ' ms'],
	['block-incremental'],
	['multifd-channels'],
	['multifd-compression'],
	['xbzrle-cache-size', ' bytes'],
	['max-postcopy-bandwidth'],
	['tls-authz', "'"],
];

const parameters = defineHuman('migrate_parameters', '', async ({call}) => {
	const values = fieldsOf(await call('query-migrate-parameters'));
	return lines(
		...PARAMETERS.map(([name, unit = '']) => {
			const value = values[name];
			const text = typeof value === 'boolean' ? onOff(value) : String(value ?? '');
			return `${name}: ${unit === "'" ? unit : ''}${text}${unit}`;
		}),
	);
});

/** About migration. */
export const migrationTopics: readonly HumanCommand[] = [migrate, capabilities, parameters];
