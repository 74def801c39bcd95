import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {
	listPackageFiles,
	readPackageFile,
	readUserFile,
	removeFile,
	writeFileAtomically,
} from '../../../core/runtime/files.ts';

test('a file is written whole and leaves no draft behind; removing it twice is no error', t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-files-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'ready');
	writeFileAtomically(path, 'one\n');
	writeFileAtomically(path, 'two\n');
	t.is(readUserFile(path), 'two\n');
	t.deepEqual(readdirSync(folder), ['ready']);
	removeFile(path);
	removeFile(path);
	t.deepEqual(readdirSync(folder), []);
});

test('a file that cannot be written or read is named with the reason', t => {
	t.throws(() => writeFileAtomically('/nowhere/at/all', ''), {
		code: 'FILE_UNWRITABLE',
		message: 'cannot write /nowhere/at/all: ENOENT',
	});
	t.throws(() => readUserFile('/nowhere/at/all'), {
		code: 'FILE_UNREADABLE',
		message: 'cannot read /nowhere/at/all: ENOENT',
	});
});

test('data of the package is found by its path from the root', t => {
	t.true(listPackageFiles('scenarios/builtin').includes('idle.yaml'));
	t.regex(readPackageFile('scenarios/builtin/idle.yaml'), /^mock-qmp: 1\n/m);
});
