import {encodeValue} from '../../core/protocol/encode.ts';
import {isJsonObject, type JsonValue} from '../../core/protocol/json-value.ts';
import type {Deed, Exchange, Story} from './story.ts';
import {asInserted} from './transcript.ts';

/** What a scenario says of itself. */
export interface ScenarioHeading {
	readonly name: string;
	/** What it was made from. */
	readonly source: string;
}

// The profile answers these at length, and negotiation is no matter of a scenario.
const LEFT_TO_THE_MACHINE: readonly string[] = [
	'qmp_capabilities',
	'query-commands',
	'query-qmp-schema',
	'',
];

/** A value in YAML, of which JSON is a part; what looks like an expression becomes one that gives that text. */
const flow = (value: JsonValue): string =>
	encodeValue(asInserted(value)).replaceAll(/\$(?=\{)/g, `\${\\"$\\"}`);

const word = (text: string): string => (/^[a-z][\w-]*$/i.test(text) ? text : JSON.stringify(text));

const span = (ms: number): string => `${Number(ms.toFixed(3))}ms`;

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const emission = ({message}: Deed): string => {
	const data = message.get('data');
	const members = data === undefined ? '' : `, data: ${flow(data)}`;
	return `emit: ${word(textOf(message.get('event')))}${members}, strict: true`;
};

const answer = ({message}: Deed): string => {
	const error = message.get('error');
	return isJsonObject(error)
		? `error: ${word(textOf(error.get('class')))}, desc: ${flow(error.get('desc') ?? '')}`
		: `reply: ${flow(message.get('return') ?? null)}`;
};

/** Steps whose delays count from the one before. */
const steps = (deeds: readonly Deed[], indent: string): readonly string[] => {
	let lastMs = 0;
	return deeds.map(deed => {
		const after = deed.afterMs - lastMs;
		lastMs = deed.afterMs;
		const verb = deed.kind === 'event' ? emission(deed) : answer(deed);
		return `${indent}- {after: ${span(after)}, ${verb}}`;
	});
};

// That QEMU leaves, and that it does not know a command, the machine does and says by itself.
const isOfTheScenario = ({command, deeds}: Exchange): boolean =>
	!LEFT_TO_THE_MACHINE.includes(command) &&
	deeds.every(({kind, message}) => {
		const error = message.get('error');
		return kind !== 'end' && !(isJsonObject(error) && error.get('class') === 'CommandNotFound');
	});

// The first that is left answers: so the nth sending of a command meets the nth reaction to it.
const reactions = (exchanges: readonly Exchange[]): readonly string[] =>
	exchanges
		.filter(isOfTheScenario)
		.flatMap(({command, deeds}) => [
			`  - command: ${word(command)}`,
			'    times: 1',
			'    do:',
			...steps(deeds, '      '),
		]);

const section = (name: string, lines: readonly string[]): readonly string[] =>
	lines.length === 0 ? [] : [`${name}:`, ...lines];

/**
 * The text of a scenario that does what a recorded session did: what followed a command stands in a reaction to that
 * command, by the number of its occurrence, and what came by itself in the timeline.
 */
export const scenarioText = (
	{exchanges, spontaneous}: Story,
	{name, source}: ScenarioHeading,
): string =>
	[
		'mock-qmp: 1',
		`name: ${JSON.stringify(name)}`,
		`title: ${JSON.stringify(`What was recorded in ${source}`)}`,
		'# The events were recorded behind the rate limit of QEMU.',
		'throttle: off',
		...section(
			'timeline',
			steps(
				spontaneous.filter(({kind}) => kind === 'event'),
				'  ',
			),
		),
		...section('on', reactions(exchanges)),
		'',
	].join('\n');
