import {readFileSync} from 'node:fs';
import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {parseScenario, readScenario} from '../../scenarios/parse.ts';

// Each case: comment lines with what is expected, as line:column message, then the file. Lines count from the file's.
const CASES = new URL('../../../test/scenarios/wrong-scenarios.txt', import.meta.url);
const EXPECTED = /^# (\d+:\d+ .*)$/;

const {schema} = loadProfile();

const caseOf = (block: string): {readonly expected: readonly string[]; readonly text: string} => {
	const lines = block.split('\n');
	const first = lines.findIndex(line => !EXPECTED.test(line));
	return {
		expected: lines.slice(0, first).map(line => EXPECTED.exec(line)?.[1] ?? ''),
		text: lines.slice(first).join('\n'),
	};
};

const cases = readFileSync(CASES, 'utf8').trimEnd().split('\n---\n').map(caseOf);

for (const [index, {expected, text}] of cases.entries()) {
	test(`wrong scenario ${index + 1}: ${expected[0]}`, t => {
		const {problems} = readScenario(text, 'x.yaml', schema);
		t.deepEqual(
			problems.map(
				({line, column, message, isLint}) =>
					`${line}:${column} ${isLint ? '(lint) ' : ''}${message}`,
			),
			expected,
		);
	});
}

test('all problems of a file are told in one error, each with its place', t => {
	const error = t.throws(
		() => parseScenario('mock-qmp: 1\ntimelime: []\nthrottle: maybe\n', 'x.yaml', schema),
		{code: 'SCENARIO_INVALID'},
	);
	t.is(
		error?.message,
		'x.yaml:2:1 a scenario has no member "timelime"; did you mean timeline?\n' +
			'x.yaml:3:11 "maybe" is not on or off',
	);
});

test('after the twentieth problem the others are only counted', t => {
	const text = `mock-qmp: 1\n${Array.from({length: 25}, (_, index) => `m${index}: 1\n`).join('')}`;
	const error = t.throws(() => parseScenario(text, 'x.yaml', schema));
	t.is(error?.message.split('\n').length, 21);
	t.regex(error?.message ?? '', /and 5 more$/);
});
