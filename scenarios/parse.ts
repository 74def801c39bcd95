import {stringify} from 'yaml';
import {objectFromPlain} from '../core/protocol/json-value.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {readPackageFile} from '../core/runtime/files.ts';
import {checkGiven} from '../core/schema/check-given.ts';
import type {Schema} from '../core/schema/schema.ts';
import {validateObject} from '../core/schema/validate.ts';
import {Expressions} from './expressions/expressions.ts';
import {lint} from './lint.ts';
import type {CheckData} from './reading/reader.ts';
import {scenario as scenarioReader} from './reading/scenario.ts';
import type {Scenario} from './scenario.ts';
import type {ScenarioFile} from './scenario-file.ts';
import {type Problem, YamlReader} from './yaml-node.ts';

const BUILTIN_MACROS = 'scenarios/macros.yaml';
// A file may hold any number of mistakes; so many are enough to begin with.
const PROBLEMS_SHOWN_MAX = 20;

/** What was read of a file, and all that is wrong with it. */
export interface ReadScenario {
	/** Undefined where not even a mapping was found. */
	readonly scenario: Scenario | undefined;
	readonly problems: readonly Problem[];
}

const checkDataWith =
	(schema: Schema): CheckData =>
	(event, data, isWhole, complain) => {
		const type = schema.event(event)?.['arg-type'] ?? '';
		let isRight = true;
		checkGiven(schema, type, data, (path, message) => {
			isRight = false;
			complain(path, message);
		});
		const isMapping = typeof data === 'object' && data !== null;
		if (isWhole && isRight && isMapping) {
			const problem = validateObject(schema, type, objectFromPlain(data));
			if (problem !== undefined) {
				complain([], `data of ${event}: ${problem.message}`);
			}
		}
	};

/** Reads a scenario and tells all that is wrong with it; throws nothing. */
export const readScenario = (text: string, file: string, schema: Schema): ReadScenario => {
	const source = new YamlReader(text);
	const {root} = source;
	if (root === null) {
		source.complain(root, 'the file is empty; the first line must be "mock-qmp: 1"');
		return {scenario: undefined, problems: source.problems};
	}

	const scenario = scenarioReader.read(root, {
		source,
		file,
		expressions: new Expressions(),
		eventNames: schema.eventNames,
		commandNames: schema.commandNames,
		checkData: checkDataWith(schema),
		builtinMacros: () =>
			parseScenario(readPackageFile(BUILTIN_MACROS), BUILTIN_MACROS, schema).macros,
	});
	if (scenario !== undefined && source.problems.length === 0) {
		lint(scenario, source);
	}

	return {scenario, problems: source.problems};
};

/** A problem as `file:line:column message`. */
export const problemText = (file: string, {line, column, message}: Problem): string =>
	`${file}:${line}:${column} ${message}`;

/**
 * Reads the text of a scenario file.
 * @param file how the operator calls the file, for messages
 * @throws MockQmpError SCENARIO_INVALID, which names every problem with line and column
 */
export const parseScenario = (text: string, file: string, schema: Schema): Scenario => {
	const {scenario, problems} = readScenario(text, file, schema);
	const errors = problems.filter(({isLint}) => !isLint);
	if (scenario === undefined || errors.length > 0) {
		const lines = errors.slice(0, PROBLEMS_SHOWN_MAX).map(problem => problemText(file, problem));
		const hidden = errors.length - lines.length;
		const more = hidden > 0 ? [`and ${hidden} more`] : [];
		throw new MockQmpError('SCENARIO_INVALID', [...lines, ...more].join('\n'));
	}

	return scenario;
};

/**
 * Reads a scenario that was written as an object, with the members and words of a file.
 * @throws MockQmpError SCENARIO_INVALID; lines and columns are those of the object as YAML
 */
export const scenarioOf = (plain: ScenarioFile, schema: Schema): Scenario =>
	parseScenario(stringify(plain), plain.name ?? '<scenario>', schema);
