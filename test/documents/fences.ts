import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A fenced block of a document. */
export interface Fence {
	/** The document, from the root of the checkout. */
	readonly page: string;
	/** The line of the opening fence. */
	readonly line: number;
	/** The first word behind the opening fence. */
	readonly language: string;
	/** The words after it: `file=NAME` and the like; a bare word is its own value. */
	readonly words: Readonly<Record<string, string>>;
	readonly text: string;
}

const FENCE = /^( *)```(\S*)(.*)\n([\s\S]*?)^ *```$/gm;

const wordsOf = (text: string): Record<string, string> =>
	Object.fromEntries(
		text
			.trim()
			.split(/\s+/)
			.filter(word => word !== '')
			.map(word => {
				const [name = '', ...value] = word.split('=');
				return [name, value.length === 0 ? name : value.join('=')];
			}),
	);

/** The fenced blocks of a Markdown text, in order. */
export const fencesOf = (page: string, markdown: string): Fence[] =>
	[...markdown.matchAll(FENCE)].map(match => {
		const [, indent = '', language = '', words = '', body = ''] = match;
		return {
			page,
			line: markdown.slice(0, match.index).split('\n').length,
			language,
			words: wordsOf(words),
			text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
		};
	});

/** The documents of the project: the pages at the top, all below docs/, and those of the examples. */
export const pages = (): string[] => {
	const below = ['docs', 'examples'].flatMap(folder =>
		readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
			.filter(file => file.endsWith('.md') && !file.includes('node_modules'))
			.map(file => join(folder, file)),
	);
	return ['README.md', 'CONTRIBUTING.md', ...below.sort()];
};

/** The fenced blocks of a document of the project. */
export const fencesIn = (page: string): Fence[] =>
	fencesOf(page, readFileSync(join(ROOT, page), 'utf8'));
