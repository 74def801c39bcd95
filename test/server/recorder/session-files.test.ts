import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {Scrubber} from '../../../server/recorder/scrubber.ts';
import {SessionFiles, transcriptPath} from '../../../server/recorder/session-files.ts';
import {sampleText, sampleTranscript} from '../../helpers/sample.ts';

const folderOf = (t: ExecutionContext): string => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	return folder;
};

test('the sessions of one recording are numbered from the second on', t => {
	t.is(transcriptPath('/tmp/a', 1), '/tmp/a.jsonl');
	t.is(transcriptPath('/tmp/a.jsonl', 2), '/tmp/a-2.jsonl');
});

test('a transcript grows line by line, and its scenario is written beside it at the end', t => {
	const folder = folderOf(t);
	const path = join(folder, 'mirror-and-migration.jsonl');
	const files = new SessionFiles(path, undefined);
	const entries = sampleTranscript('mirror-and-migration.jsonl');
	for (const [index, entry] of entries.entries()) {
		files.write(entry);
		t.is(readFileSync(path, 'utf8').split('\n').length, index + 2);
	}

	files.close();
	files.close();
	t.is(
		readFileSync(join(folder, 'mirror-and-migration.yaml'), 'utf8'),
		sampleText('mirror-and-migration.yaml'),
	);
	t.like(files.summary, {messageCount: 46, hasQemuLeft: true, isScenarioNew: true});
	t.deepEqual(readdirSync(folder).sort(), [
		'mirror-and-migration.jsonl',
		'mirror-and-migration.yaml',
	]);
});

test('a scenario that is there is kept: somebody may have edited it', t => {
	const folder = folderOf(t);
	writeFileSync(join(folder, 'a.yaml'), 'mine\n');
	const files = new SessionFiles(join(folder, 'a.jsonl'), undefined);
	files.write({atMs: 0, direction: 'out', text: '{"QMP": {}}'});
	files.close();
	t.is(readFileSync(join(folder, 'a.yaml'), 'utf8'), 'mine\n');
	t.false(files.summary.isScenarioNew);
});

test('a name that is learned late is replaced in what was written before', t => {
	const folder = folderOf(t);
	const path = join(folder, 'a.jsonl');
	const files = new SessionFiles(path, new Scrubber());
	files.write({atMs: 0, direction: 'in', text: '{"execute":  "x", "arguments": {"id": "mail-1"}}'});
	files.write({atMs: 1, direction: 'out', text: '{"return": {"name": "mail"}}'});
	t.true(readFileSync(path, 'utf8').includes('mail-1'));
	files.close();
	t.is(
		readFileSync(path, 'utf8'),
		'{"t_ms": 0, "dir": "in", "msg": {"execute":  "x", "arguments": {"id": "example-vm-1-1"}}}\n' +
			'{"t_ms": 1, "dir": "out", "msg": {"return": {"name": "example-vm-1"}}}\n',
	);
});

test('a session in which nothing was said has no scenario', t => {
	const folder = folderOf(t);
	new SessionFiles(join(folder, 'a.jsonl'), undefined).close();
	t.deepEqual(readdirSync(folder), ['a.jsonl']);
});
