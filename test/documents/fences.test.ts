import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {readScenario} from '../../scenarios/parse.ts';
import {type Fence, fencesIn, fencesOf, pages, ROOT} from './fences.ts';
import {NEEDS, treatmentOf} from './kinds.ts';

// The target of a link or a picture, without the place in the page.
const LINK = /\]\(([^)#\s]+)/g;
const fences = pages().flatMap(page => fencesIn(page));
// `part` names the part of a scenario that is shown alone.
const whole = ({text, words}: Fence): string =>
	words.part === undefined ? text : `mock-qmp: 1\nname: part\n${text}`;
const place = ({page, line}: {readonly page: string; readonly line: number}): string =>
	`${page}:${line}`;

test('a fence has its language, its words and its text', t => {
	const [fence] = fencesOf('page.md', 'Text.\n\n```sh needs=docker background\ndocker run\n```\n');
	t.deepEqual(fence, {
		page: 'page.md',
		line: 3,
		language: 'sh',
		words: {needs: 'docker', background: 'background'},
		text: 'docker run\n',
	});
});

test('every block of the documents is one that a suite can hold to the truth', t => {
	t.true(fences.length > 20);
	t.deepEqual(fences.filter(fence => treatmentOf(fence) === undefined).map(place), []);
});

test('a block that is not run says why, in a word that is known', t => {
	t.deepEqual(
		fences
			.filter(({words}) => words.needs !== undefined && NEEDS[words.needs] === undefined)
			.map(place),
		[],
	);
});

const isScenario = (fence: Fence): boolean =>
	treatmentOf(fence) === 'scenario' ||
	(fence.words.file !== undefined && fence.text.includes('mock-qmp: 1\n'));

test('every link within the project leads somewhere', t => {
	const broken = pages().flatMap(page =>
		[...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)]
			.map(([, target = '']) => target)
			.filter(target => !/^\w+:/.test(target))
			.filter(target => !existsSync(join(ROOT, dirname(page), target)))
			.map(target => `${page}: ${target}`),
	);
	t.deepEqual(broken, []);
});

for (const fence of fences.filter(isScenario)) {
	test(`the scenario at ${place(fence)} has no fault`, t => {
		t.deepEqual(
			readScenario(whole(fence), place(fence), loadProfile().schema).problems.map(
				({message}) => message,
			),
			[],
		);
	});
}

for (const fence of fences.filter(fence => treatmentOf(fence) === 'json')) {
	test(`the JSON at ${place(fence)} can be read`, t => {
		t.notThrows(() => {
			for (const line of fence.text.trimEnd().split(/\n(?=\{)/)) {
				JSON.parse(line);
			}
		});
	});
}
