import {MockQmpError} from '../../core/runtime/errors.ts';
import {fileExists, readPackageFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {ExitCode} from '../exit.ts';

const FILES = ['scenario.yaml', 'scenario.test.mjs'];

/**
 * Writes a starter scenario and a test of it into the present folder.
 * @throws MockQmpError FILE_UNWRITABLE, also where one of the files is there already
 */
export const init = (): number => {
	const there = FILES.find(file => fileExists(file));
	if (there !== undefined) {
		throw new MockQmpError('FILE_UNWRITABLE', `${there} is there already`, {
			remedy: 'move it away, or go to an empty folder',
		});
	}

	for (const file of FILES) {
		writeFileAtomically(file, readPackageFile(`scenarios/starter/${file}`));
		process.stdout.write(`${file}\n`);
	}

	process.stderr.write('try: npx mock-qmp plan scenario.yaml, then: node --test\n');
	return ExitCode.Done;
};
