import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {listPackageFiles, readPackageFile, readUserFile} from '../core/runtime/files.ts';
import type {Schema} from '../core/schema/schema.ts';
import {parseScenario, scenarioOf} from './parse.ts';
import type {Scenario} from './scenario.ts';
import type {ScenarioFile} from './scenario-file.ts';

const FOLDER = 'scenarios/builtin';
const ENDING = '.yaml';

/** Names of the built-in scenarios, sorted. */
export const builtinNames = (): readonly string[] =>
	listPackageFiles(FOLDER)
		.filter(file => file.endsWith(ENDING))
		.map(file => file.slice(0, -ENDING.length));

const isFile = (nameOrFile: string): boolean => /[/\\]|\.(?:ya?ml|json)$/.test(nameOrFile);

/**
 * A built-in scenario as it is written.
 * @throws MockQmpError SCENARIO_UNKNOWN
 */
export const builtinText = (name: string): string => {
	const names = builtinNames();
	if (!names.includes(name)) {
		throw new MockQmpError('SCENARIO_UNKNOWN', `there is no built-in scenario "${name}"`, {
			remedy: `${suggest(name, names)} A file of your own needs its ending: ${name}.yaml`,
		});
	}

	return readPackageFile(`${FOLDER}/${name}${ENDING}`);
};

/**
 * A built-in scenario by its name, the user's by its file, or one that is written in code.
 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
 */
export const loadScenario = (nameOrFile: string | ScenarioFile, schema: Schema): Scenario => {
	if (typeof nameOrFile !== 'string') {
		return scenarioOf(nameOrFile, schema);
	}

	if (isFile(nameOrFile)) {
		return parseScenario(readUserFile(nameOrFile), nameOrFile, schema);
	}

	return parseScenario(builtinText(nameOrFile), `${nameOrFile}${ENDING}`, schema);
};
