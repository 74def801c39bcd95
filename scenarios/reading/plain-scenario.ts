import {parse, stringify} from 'yaml';
import type {ScenarioFile} from '../scenario-file.ts';

const COLUMNS = 100;

/** A scenario's text as an object, unchecked; names for other nodes are put in. */
export const plainScenario = (text: string): ScenarioFile => parse(text);

/** An object as the text of a scenario, with lines of comment in front. */
export const scenarioYaml = (plain: ScenarioFile, comments: readonly string[]): string =>
	comments.map(comment => `# ${comment}\n`).join('') +
	stringify(plain, {lineWidth: COLUMNS, aliasDuplicateObjects: false});
