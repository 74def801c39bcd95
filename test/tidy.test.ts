import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
// Left to right: a file imports from its own room or from rooms left of it.
const ROOMS = [
	'core/runtime',
	'core/protocol',
	'core/schema',
	'core/machine',
	'core/faults',
	'generators',
	'scenarios',
	'server/transports',
	'server',
	'server/recorder',
	'server/fleet',
	'server/control',
	'server/conform',
	'cli',
];
const LINES_MAX = 250;
const TEST_LINES_MAX = 400;
const COLUMNS_MAX = 120;

const filesBelow = (folder: string): string[] =>
	readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('.ts') && !file.includes('generated'))
		.map(file => join(folder, file).split(sep).join('/'));

const sources = ['core', 'generators', 'scenarios', 'server', 'cli'].flatMap(filesBelow);
const tests = filesBelow('test');
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const roomOf = (file: string): number => {
	const folder = dirname(file);
	const rooms = ROOMS.filter(room => folder === room || folder.startsWith(`${room}/`));
	return ROOMS.indexOf(rooms.sort((left, right) => right.length - left.length)[0] ?? '');
};

const importsOf = (file: string): string[] =>
	[...textOf(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, path = '']) =>
		relative(ROOT, normalize(join(ROOT, dirname(file), path)))
			.split(sep)
			.join('/'),
	);

test('every source file stands in a room', t => {
	t.deepEqual(
		sources.filter(file => roomOf(file) < 0),
		[],
	);
});

test('a file imports only from its own room or from rooms left of it', t => {
	const wrong = sources.flatMap(file =>
		importsOf(file)
			.filter(imported => roomOf(imported) > roomOf(file))
			.map(imported => `${file} imports ${imported}`),
	);
	t.deepEqual(wrong, []);
});

test('only core/runtime touches clock, chance, disk and console; only the server and it touch sockets', t => {
	const banned =
		/\bDate\.now\b|\bMath\.random\b|(?<!\.)\bsetTimeout\(|\bperformance\.now\b|\bconsole\.|'node:fs'/;
	const inside = (file: string): boolean =>
		file.startsWith('core/runtime/') || file === 'server/transports/unix.ts';
	t.deepEqual(
		sources.filter(file => !inside(file) && banned.test(textOf(file))),
		[],
	);
	const sockets = /'node:(?:net|http|dgram|tls)'|from 'ws'/;
	t.deepEqual(
		sources.filter(file => !file.startsWith('server/') && sockets.test(textOf(file))),
		[],
	);
	const process = /\bprocess\.[a-z]/;
	t.deepEqual(
		sources.filter(file => !/^(?:core\/runtime|cli)\//.test(file) && process.test(textOf(file))),
		[],
	);
});

test('faker and yaml are each imported in their own few files', t => {
	const importers = (name: RegExp): string[] => sources.filter(file => name.test(textOf(file)));
	t.deepEqual(importers(/from '@faker-js\/faker\/locale\/en'/), ['generators/faker.ts']);
	t.deepEqual(
		importers(/import \{[^}]+\} from 'yaml'/s).filter(
			file => !/yaml-node|parse|scenarios\/reading|expressions\/value/.test(file),
		),
		[],
	);
});

test('files and lines keep to their lengths', t => {
	const tooLong = [...sources, ...tests].filter(file => {
		const limit = file.startsWith('test/') ? TEST_LINES_MAX : LINES_MAX;
		return textOf(file).split('\n').length > limit;
	});
	t.deepEqual(tooLong, []);
	const wide = sources.flatMap(file =>
		textOf(file)
			.split('\n')
			.flatMap((line, index) =>
				line.replaceAll('\t', '  ').length > COLUMNS_MAX ? [`${file}:${index + 1}`] : [],
			),
	);
	t.deepEqual(wide, []);
});

test('every file of a folder that has a catalog has its line there; a sub-folder, that of its catalog', t => {
	const missing = ['core/machine/commands', 'core/faults/kinds'].flatMap(room => {
		const folders = new Set(sources.filter(file => file.startsWith(`${room}/`)).map(dirname));
		return [...folders].flatMap(folder => {
			const catalog = textOf(`${folder}/catalog.ts`);
			const wanted = sources.filter(
				file =>
					(dirname(file) === folder && !file.endsWith('catalog.ts')) ||
					(dirname(dirname(file)) === folder && file.endsWith('/catalog.ts')),
			);
			return wanted.filter(file => !catalog.includes(`'./${relative(folder, file)}'`));
		});
	});
	t.deepEqual(missing, []);
});

test('a command stands in the folder of its family', t => {
	t.deepEqual(
		sources.filter(file => dirname(file) === 'core/machine/commands'),
		['core/machine/commands/catalog.ts'],
	);
});
