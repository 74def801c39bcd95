import type {Node} from 'yaml';
import {MockQmpError} from '../core/runtime/errors.ts';
import type {Expectation} from './expectations/expectation.ts';
import {parseExpectation} from './expectations/parse-expectation.ts';
import {parseMachine} from './parse-machine.ts';
import {StepParser} from './parse-step.ts';
import type {Scenario} from './scenario.ts';
import {asText, plainOf, YamlReader} from './yaml-node.ts';

const MEMBERS = [
	'mock-qmp',
	'name',
	'title',
	'description',
	'machine',
	'throttle',
	'timeline',
	'expect',
] as const;
const FORMAT = 1;
// A file may hold any number of mistakes; so many are enough to begin with.
const PROBLEMS_SHOWN_MAX = 20;

const asFormat = (value: unknown): number | undefined => (value === FORMAT ? value : undefined);

// YAML 1.1 readers make a boolean of `off`; this one keeps the word.
const asThrottle = (value: unknown): boolean | undefined =>
	new Map<unknown, boolean>([
		['on', true],
		['off', false],
		[true, true],
		[false, false],
	]).get(value);

const readExpectations = (reader: YamlReader, list: Node, file: string): readonly Expectation[] =>
	reader
		.items(list, 'expect')
		.map(item => {
			const expectation = parseExpectation(plainOf(item), (path, message) =>
				reader.complain(reader.below(item, path), message),
			);
			return expectation && {...expectation, place: {file, line: reader.lineOf(item)}};
		})
		.filter(expectation => expectation !== undefined);

/** Reads what stands in a file; what is wrong with it is with the reader afterwards. */
const readScenario = (
	reader: YamlReader,
	{file, eventNames}: {readonly file: string; readonly eventNames: readonly string[]},
): Scenario => {
	const members = reader.members(reader.root, MEMBERS, 'a scenario');
	if (!members.has('mock-qmp')) {
		reader.complain(reader.root, 'the first line must be "mock-qmp: 1"');
	}

	reader.scalar(members.get('mock-qmp'), asFormat, `the number ${FORMAT} of this format`);
	const text = (name: 'name' | 'title' | 'description', instead: string): string =>
		reader.scalar(members.get(name), asText, 'text') ?? instead;
	const machine = members.get('machine');
	const timeline = members.get('timeline');
	const expect = members.get('expect');
	const name = text('name', file);
	return {
		name,
		title: text('title', name),
		description: text('description', ''),
		machine: machine === undefined ? {} : parseMachine(reader, machine),
		isThrottled: reader.scalar(members.get('throttle'), asThrottle, 'on or off') ?? true,
		timeline:
			timeline === undefined ? [] : new StepParser(reader, eventNames).steps(timeline, 'timeline'),
		expect: expect === undefined ? [] : readExpectations(reader, expect, file),
	};
};

/**
 * Reads the text of a scenario file.
 * @param file how the operator calls the file, for messages
 * @throws MockQmpError SCENARIO_INVALID, which names every problem with line and column
 */
export const parseScenario = (
	text: string,
	file: string,
	eventNames: readonly string[],
): Scenario => {
	const reader = new YamlReader(text);
	const scenario = readScenario(reader, {file, eventNames});
	if (reader.problems.length > 0) {
		const lines = reader.problems
			.slice(0, PROBLEMS_SHOWN_MAX)
			.map(({line, column, message}) => `${file}:${line}:${column} ${message}`);
		const hidden = reader.problems.length - lines.length;
		const more = hidden > 0 ? [`and ${hidden} more`] : [];
		throw new MockQmpError('SCENARIO_INVALID', [...lines, ...more].join('\n'));
	}

	return scenario;
};
