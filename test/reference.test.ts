import {readFileSync} from 'node:fs';
import test from 'ava';
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
