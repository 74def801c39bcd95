import {isJsonObject, type JsonObject, type JsonValue} from '../../core/protocol/json-value.ts';
import type {OpenExchange} from './story.ts';

// What comes so long after a command's last consequence, with nothing that ties it to the command, came by itself.
const CONSEQUENCE_MS_MAX = 10_000;
// Commands that only look, and lead to nothing but their reply.
const LOOKING = /^(?:query-|qom-get$|qom-list|device-list-properties$|qmp_capabilities$|$)/;
// Events of a job, a device or an export belong to the latest command that names it.
const OF_ONE_THING = /^(?:JOB_|BLOCK_JOB_|DEVICE_|BLOCK_EXPORT_|MEM_|ACPI_DEVICE_OST$|UNPLUG_)/;
const NAMES = ['id', 'device', 'path', 'qom-path', 'device-id'] as const;

/** Events that belong to commands of a certain kind, however long ago those were sent. */
const FAMILIES: ReadonlyArray<{readonly event: RegExp; readonly command: RegExp}> = [
	{event: /^MIGRATION/, command: /^migrate/},
	{event: /^DUMP_COMPLETED$/, command: /^dump-guest-memory$/},
];

const mentions = (value: JsonValue, name: string): boolean => {
	if (isJsonObject(value)) {
		return [...value.values()].some(member => mentions(member, name));
	}

	return Array.isArray(value) ? value.some(item => mentions(item, name)) : value === name;
};

// A path names all that it leads through.
const namesIn = (event: string, data: JsonValue | undefined): readonly string[] =>
	isJsonObject(data) && OF_ONE_THING.test(event)
		? NAMES.map(name => data.get(name)).flatMap(name =>
				typeof name === 'string' ? name.split('/').filter(part => part !== '') : [],
			)
		: [];

/**
 * The exchange from which an event, or QEMU's end, follows; undefined when it came by itself. The latest command that
 * names the same job or device is taken, or that starts such events; otherwise the latest that did more than look, if
 * it has had a consequence lately.
 */
export const findCause = (
	exchanges: readonly OpenExchange[],
	message: JsonObject,
	atMs: number,
): OpenExchange | undefined => {
	const doing = exchanges.filter(({command}) => !LOOKING.test(command)).reverse();
	const word = message.get('event');
	const event = typeof word === 'string' ? word : '';
	const family = FAMILIES.find(rule => rule.event.test(event));
	const names = namesIn(event, message.get('data'));
	return (
		doing.find(exchange => names.some(name => mentions(exchange.arguments, name))) ??
		doing.find(({command}) => family?.command.test(command)) ??
		doing.slice(0, 1).find(({lastMs}) => atMs - lastMs <= CONSEQUENCE_MS_MAX)
	);
};
