import {loadProfile} from '../../core/schema/profile.ts';
import {builtinNames, loadScenario} from '../../scenarios/library.ts';

/** Prints the built-in scenarios, name and title, a line each. */
export const list = ({isJson}: {readonly isJson: boolean}): void => {
	const {schema} = loadProfile();
	const scenarios = builtinNames().map(name => loadScenario(name, schema));
	const width = Math.max(...scenarios.map(({name}) => name.length));
	process.stdout.write(
		isJson
			? `${JSON.stringify(scenarios.map(({name, title, description}) => ({name, title, description})))}\n`
			: scenarios.map(({name, title}) => `${name.padEnd(width)}  ${title}\n`).join(''),
	);
};
