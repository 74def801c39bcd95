import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import type {MockQmpError} from '../../../core/runtime/errors.ts';
import {LineFile} from '../../../core/runtime/line-file.ts';

test('lines are in the file when it is closed', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-lines-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'journal.ndjson');
	const file = new LineFile(path, error => t.fail(error.message));
	file.write('{"a":1}');
	file.write('{"b":2}');
	await file.close();
	t.is(readFileSync(path, 'utf8'), '{"a":1}\n{"b":2}\n');
});

test('a full disk is told once, and what follows is lost without a word', async t => {
	const errors: MockQmpError[] = [];
	const file = new LineFile('/dev/full', error => errors.push(error));
	for (let line = 0; line < 1000; line++) {
		file.write('x'.repeat(1000));
	}

	await file.close();
	file.write('more');
	t.is(errors.length, 1);
	t.like(errors[0], {
		code: 'FILE_UNWRITABLE',
		message: 'cannot write /dev/full: ENOSPC',
	});
});

test('a folder that is not there is told', async t => {
	const errors: MockQmpError[] = [];
	const file = new LineFile('/nowhere/at/all', error => errors.push(error));
	await file.close();
	t.is(errors[0]?.message, 'cannot write /nowhere/at/all: ENOENT');
});
