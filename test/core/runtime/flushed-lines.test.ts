import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {FlushedLines} from '../../../core/runtime/flushed-lines.ts';

test('each line is in the file as soon as it is written', t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'a.jsonl');
	const file = new FlushedLines(path);
	file.write('one');
	t.is(readFileSync(path, 'utf8'), 'one\n');
	file.write('zwölf');
	file.close();
	file.close();
	t.is(readFileSync(path, 'utf8'), 'one\nzwölf\n');
	t.is(file.lineCount, 2);
});

test('a folder that does not exist is an error of the operator', t => {
	t.throws(() => new FlushedLines('/nonexistent/a.jsonl'), {
		code: 'FILE_UNWRITABLE',
		message: 'cannot write /nonexistent/a.jsonl: ENOENT',
	});
});

test('a full disk is told of as such', t => {
	const file = new FlushedLines('/dev/full');
	t.throws(() => file.write('one'), {
		code: 'FILE_UNWRITABLE',
		message: 'cannot write /dev/full: ENOSPC',
	});
	file.close();
});
