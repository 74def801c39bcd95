import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {errorMeanings} from '../core/runtime/error-codes.ts';
import {ROOT} from './documents/fences.ts';
import {controlPage} from './helpers/control-page.ts';
import {errorsPage} from './helpers/errors-page.ts';
import {libraryPage} from './helpers/library-page.ts';
import {commandsPage, eventsPage} from './helpers/reference-pages.ts';

const pageAt = (name: string): string =>
	readFileSync(new URL(`../../docs/reference/${name}.md`, import.meta.url), 'utf8');

test('the reference of events is that of the profiles', t => {
	t.is(pageAt('events'), eventsPage(), 'run: npm run generate');
});

test('the reference of commands is that of the profile', t => {
	t.is(pageAt('commands'), commandsPage(), 'run: npm run generate');
});

test('the reference of the library is that of its declarations', t => {
	t.is(pageAt('library'), libraryPage(), 'run: npm run generate');
});

test('the reference of errors is that of their codes', t => {
	t.is(pageAt('errors'), errorsPage(), 'run: npm run generate');
});

test('every code of an error is thrown somewhere', t => {
	const sources = ['core', 'generators', 'scenarios', 'server', 'cli']
		.flatMap(folder =>
			readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
				.filter(file => file.endsWith('.ts') && !file.endsWith('error-codes.ts'))
				.map(file => join(folder, file)),
		)
		.filter(file => !file.includes('generated'));
	const text = sources.map(file => readFileSync(join(ROOT, file), 'utf8')).join('\n');
	t.deepEqual(
		Object.keys(errorMeanings).filter(code => !text.includes(`'${code}'`)),
		[],
	);
});

test('the reference of the control API is that of its OpenAPI document', async t => {
	t.is(pageAt('control-api'), await controlPage(), 'run: npm run generate');
});
