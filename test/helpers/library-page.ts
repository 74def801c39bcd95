import {readFileSync} from 'node:fs';
import {MADE} from './reference-pages.ts';

/** A heading, what is said below it, and the declarations shown there: file and name. */
interface Section {
	readonly title: string;
	readonly text: string;
	readonly shows: ReadonlyArray<readonly [string, string]>;
}

const SECTIONS: readonly Section[] = [
	{
		title: 'Starting',
		text: 'From `mock-qmp`. A mock listens when the promise resolves, and ends by `close` or `await using`.',
		shows: [
			['index', 'startMockQmp'],
			['index', 'startFleet'],
			['server/start-options', 'StartOptions'],
			['server/options', 'MockQmpOptions'],
		],
	},
	{
		title: 'A running mock',
		text: 'What happened, what is, and what is to happen.',
		shows: [
			['server/mock-qmp', 'MockQmp'],
			['server/waits', 'WaitOptions'],
			['server/chronicle', 'SeenCommand'],
			['server/chronicle', 'SeenEvent'],
			['server/client', 'Client'],
			['server/play', 'PlayRequest'],
			['server/play', 'Play'],
			['server/lives', 'Ending'],
		],
	},
	{
		title: 'Answering commands',
		text: '`qmp.onCommand` takes a function; `qmp.stubs.set` gives always the same reply.',
		shows: [
			['server/stubs', 'StubReply'],
			['server/stubs', 'StubOptions'],
			['server/stubs', 'Stubs'],
		],
	},
	{
		title: 'Many machines',
		text: '',
		shows: [
			['server/fleet/fleet', 'Fleet'],
			['server/fleet/fleet', 'FleetMember'],
		],
	},
	{
		title: 'The control API',
		text: 'What it can do is told in [the guide](../control-api.md).',
		shows: [
			['index', 'startControl'],
			['server/control/listen-control', 'ControlOptions'],
			['server/control/listen-control', 'OpenControl'],
			['server/control/control-server', 'ControlServer'],
		],
	},
	{
		title: 'Virtual time',
		text: 'From `mock-qmp/testing`.',
		shows: [
			['testing', 'startVirtual'],
			['testing', 'VirtualQmp'],
			['server/memory-client', 'MemoryClient'],
		],
	},
	{
		title: 'Errors',
		text: 'Mistakes of the operator are `MockQmpError`; [errors.md](errors.md) lists their codes. `QmpError` is what a client gets.',
		shows: [
			['core/runtime/errors', 'MockQmpError'],
			['core/protocol/qmp-error', 'QmpError'],
		],
	},
];

const DIST = new URL('../../', import.meta.url);
const INTERNAL = /^ {4}(?:#private;|constructor\(.*|readonly \[Symbol.*)\n/gm;

/** A declaration with its comment, as the compiler writes it. */
const declaration = (file: string, name: string): string => {
	const text = readFileSync(new URL(`${file}.d.ts`, DIST), 'utf8');
	const pattern = new RegExp(
		`((?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?)export (?:declare )?(interface|class|const|type) ${name}\\b([\\s\\S]*?)\\n(?=export |/\\*\\*|import |declare |//#|$(?![\\s\\S]))`,
	);
	const [, comment = '', kind = '', rest = ''] = pattern.exec(text) ?? [];
	if (kind === '') {
		throw new Error(`${file}.d.ts declares no ${name}`);
	}

	return `${comment}${kind} ${name}${rest}`.replaceAll(INTERNAL, '').replaceAll(/^ {4}/gm, '  ');
};

/** The text of docs/reference/library.md. */
export const libraryPage = (): string =>
	[
		'# Library',
		'',
		MADE,
		'',
		'No test framework is needed; [examples/node](../../examples/node) has tests for node:test, ava, vitest and jest.',
		'',
		...SECTIONS.flatMap(({title, text, shows}) => [
			`## ${title}`,
			'',
			...(text === '' ? [] : [text, '']),
			...shows.flatMap(([file, name]) => ['```ts declaration', declaration(file, name), '```', '']),
		]),
	].join('\n');
