import test from 'ava';
import fc from 'fast-check';
import {openDesk} from '../../helpers/control-desk.ts';

const ROUTES: ReadonlyArray<readonly [method: string, path: string]> = [
	['POST', '/v1/machines/0/events'],
	['POST', '/v1/machines/0/scenarios'],
	['PUT', '/v1/machines/0/replies/query-status'],
	['POST', '/v1/machines/0/faults'],
	['POST', '/v1/machines/0/expectations'],
	['POST', '/v1/machines/0/advance'],
	['PUT', '/v1/machines/0/speed'],
];

// Members that mean something, with whatever may stand behind them.
const MEMBERS = [
	...[
		'event',
		'data',
		'strict',
		'scenario',
		'yaml',
		'params',
		'repeat',
		'return',
		'error',
		'times',
	],
	...[
		'delay',
		'truncate',
		'reset',
		'nth',
		'for',
		'scope',
		'command',
		'never',
		'within',
		'count',
		'by',
	],
];
const WORDS = [
	'STOP',
	'BLOCK_IO_ERROR',
	'balloon',
	'mock-qmp: 1',
	'5s',
	'cont',
	'__proto__',
	'%{}',
];

const value = fc.oneof(fc.jsonValue({maxDepth: 2}), fc.constantFrom(...WORDS));
const body = fc.oneof(
	value,
	fc.dictionary(fc.constantFrom(...MEMBERS), value, {maxKeys: 4}),
	fc.string().map(text => `{"event": ${text}`),
);

test('whatever is sent, the answer is a result or a problem with a code, and never a bug', async t => {
	const {ask} = await openDesk(t);
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...ROUTES), body, async ([method, path], sent) => {
			const {status, json} = await ask(method, path, sent ?? 'null');
			return status < 300 || (status < 500 && typeof json.code === 'string');
		}),
		{numRuns: 300, seed: 7},
	);
	t.pass();
});

test('a span that is longer than any machine lives is refused', async t => {
	const {ask} = await openDesk(t);
	for (const by of [1e300, '99999999d', -1]) {
		t.like((await ask('POST', '/v1/machines/0/advance', {by})).json, {code: 'REQUEST_INVALID'});
	}
});
