import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {listPackageFiles, readPackageFile, readUserFile} from '../core/runtime/files.ts';
import type {Schema} from '../core/schema/schema.ts';
import {parseScenario} from './parse.ts';
import type {Scenario} from './scenario.ts';

const FOLDER = 'scenarios/builtin';
const ENDING = '.yaml';

/** Names of the built-in scenarios, sorted. */
export const builtinNames = (): readonly string[] =>
	listPackageFiles(FOLDER)
		.filter(file => file.endsWith(ENDING))
		.map(file => file.slice(0, -ENDING.length));

const isFile = (nameOrFile: string): boolean => /[/\\]|\.(?:ya?ml|json)$/.test(nameOrFile);

/**
 * A built-in scenario by its name, or the user's by its file.
 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
 */
export const loadScenario = (nameOrFile: string, schema: Schema): Scenario => {
	if (isFile(nameOrFile)) {
		return parseScenario(readUserFile(nameOrFile), nameOrFile, schema.eventNames);
	}

	const names = builtinNames();
	if (!names.includes(nameOrFile)) {
		throw new MockQmpError('SCENARIO_UNKNOWN', `there is no built-in scenario "${nameOrFile}"`, {
			remedy: `${suggest(nameOrFile, names)} A file of your own needs its ending: ${nameOrFile}.yaml`,
		});
	}

	const file = `${nameOrFile}${ENDING}`;
	return parseScenario(readPackageFile(`${FOLDER}/${file}`), file, schema.eventNames);
};
