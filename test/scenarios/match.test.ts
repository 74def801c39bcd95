import test from 'ava';
import {compileMatch} from '../../scenarios/match.ts';

const ARGUMENTS = {
	device: 'drive0',
	size: 1024,
	big: 9_007_199_254_740_993n,
	flags: ['a', 'b'],
	opts: {x: 1, y: 2},
};

const compares = test.macro({
	exec(t, pattern: unknown, isMatch: boolean) {
		t.is(compileMatch(pattern)(ARGUMENTS), isMatch);
	},
	title: (_, pattern, isMatch) =>
		`${isMatch ? 'matches' : 'does not match'}: ${JSON.stringify(pattern)}`,
});

test(compares, {}, true);
test(compares, {device: 'drive0'}, true);
test(compares, {device: 'drive1'}, false);
test(compares, {device: null}, false);
test(compares, {size: 1024, opts: {y: 2}}, true);
test(compares, {opts: {z: 2}}, false);
test(compares, {flags: ['a', 'b']}, true);
test(compares, {flags: ['a']}, false);
test(compares, {flags: [{any: true}, {regex: '^b$'}]}, true);
test(compares, {device: {regex: '^drive\\d$'}}, true);
test(compares, {size: {regex: '1024'}}, false);
test(compares, {device: {any: true}}, true);
test(compares, {missing: {any: true}}, false);
test(compares, {size: {gt: 1023, lt: 1025}}, true);
test(compares, {size: {gt: 1024}}, false);
test(compares, {device: {gt: 1}}, false);
test(compares, {big: {gt: 1024}}, true);
test(compares, {toString: {any: true}}, false);

test('a pattern matches nothing where there is nothing', t => {
	t.false(compileMatch({device: 'drive0'})(undefined));
});

test('operands that are none are named with their path, and match nothing', t => {
	const problems: string[] = [];
	const matches = compileMatch({opts: {x: {gt: 'two'}}, device: {regex: '('}}, (path, message) =>
		problems.push(`${path.join('.')}: ${message}`),
	);
	t.deepEqual(problems, [
		'opts.x.gt: "two" is no operand of gt; write a number',
		'device.regex: "(" is no operand of regex; write a regular expression as text',
	]);
	t.false(matches(ARGUMENTS));
});
