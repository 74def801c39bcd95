import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {CodeCache} from '../../../core/runtime/code-cache.ts';

const PART = "exports.where = __filename; exports.tmpdir = () => require('node:os').tmpdir();";

/** A folder with a program and a file that it requires. */
const createFolder = (t: ExecutionContext): string => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-code-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}');
	writeFileSync(join(folder, 'part.js'), PART);
	return folder;
};

/** Runs the file as a new process would, and leaves its code. */
const run = (folder: string): unknown => {
	const program = join(folder, 'program.js');
	const cache = new CodeCache(program);
	const require = createRequire(program);
	delete require.cache[join(folder, 'part.js')];
	const part = require(join(folder, 'part.js'));
	cache.keep();
	return part;
};

const codeFiles = (folder: string): string[] =>
	readdirSync(folder)
		.filter(name => name.startsWith('code-'))
		.flatMap(name => readdirSync(join(folder, name)).map(file => join(folder, name, file)));

test('a first run leaves code beside the files, and the next one runs with it', t => {
	const folder = createFolder(t);
	t.like(run(folder), {where: join(folder, 'part.js')});
	const [code = '', ...others] = codeFiles(folder);
	t.deepEqual(others, []);
	t.true(code.endsWith(`${process.version}-${process.platform}-${process.arch}/part.js.bin`));

	const left = readFileSync(code);
	const part = run(folder);
	t.like(part, {where: join(folder, 'part.js')});
	t.deepEqual(readFileSync(code), left);
	t.is(Object(part).tmpdir(), tmpdir());
});

test('a run that has compiled many more functions leaves its code instead', t => {
	const folder = createFolder(t);
	const functions = Array.from(
		{length: 20},
		(_, index) => `() => [${index}, 'some', 'text'].join()`,
	);
	writeFileSync(join(folder, 'part.js'), `exports.all = [${functions.join(', ')}];`);
	run(folder);
	const [code = ''] = codeFiles(folder);
	const {length} = readFileSync(code);

	const program = join(folder, 'program.js');
	const cache = new CodeCache(program);
	const require = createRequire(program);
	delete require.cache[join(folder, 'part.js')];
	for (const call of require(join(folder, 'part.js')).all) {
		call();
	}

	cache.keep();
	t.true(readFileSync(code).length > length);
});

test('code that V8 cannot use is passed over', t => {
	const folder = createFolder(t);
	run(folder);
	const [code = ''] = codeFiles(folder);
	writeFileSync(code, 'nothing that V8 knows');
	t.like(run(folder), {where: join(folder, 'part.js')});
});

test('files elsewhere are none of it', t => {
	const folder = createFolder(t);
	const elsewhere = join(folder, 'elsewhere');
	mkdirSync(elsewhere);
	writeFileSync(join(elsewhere, 'other.js'), 'exports.name = module.filename;');
	const cache = new CodeCache(join(folder, 'program.js'));
	t.like(createRequire(join(folder, 'program.js'))('./elsewhere/other.js'), {
		name: join(elsewhere, 'other.js'),
	});
	cache.keep();
	t.deepEqual(codeFiles(folder), []);
});

test('code that cannot be left is no reason to fail', t => {
	const folder = createFolder(t);
	const {version, platform, arch} = process;
	writeFileSync(
		join(folder, `code-${version}-${platform}-${arch}`),
		'a file where the folder would be',
	);
	t.like(run(folder), {where: join(folder, 'part.js')});
});
