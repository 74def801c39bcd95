import {readUserFile} from '../../core/runtime/files.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {problemText, readScenario} from '../../scenarios/parse.ts';
import {ExitCode} from '../exit.ts';

/**
 * Prints all that is wrong with scenario files, a line each, errors and what is hardly meant. Exit code 2 when there
 * are errors, with `isStrict` when there is anything.
 */
export const validate = (files: readonly string[], isStrict: boolean): number => {
	const {schema} = loadProfile();
	let errors = 0;
	let hints = 0;
	for (const file of files) {
		for (const problem of readScenario(readUserFile(file), file, schema).problems) {
			errors += problem.isLint ? 0 : 1;
			hints += problem.isLint ? 1 : 0;
			const kind = problem.isLint ? 'hint: ' : '';
			process.stdout.write(`${problemText(file, {...problem, message: kind + problem.message})}\n`);
		}
	}

	const count = files.length === 1 ? '1 file' : `${files.length} files`;
	process.stderr.write(`${count}, ${errors} errors, ${hints} hints\n`);
	return errors > 0 || (isStrict && hints > 0) ? ExitCode.Usage : ExitCode.Done;
};
