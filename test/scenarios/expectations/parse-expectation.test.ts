import test from 'ava';
import {readExpectation} from '../../../scenarios/expectations/parse-expectation.ts';

const refuses = test.macro({
	exec(t, written: unknown, message: string) {
		t.throws(() => readExpectation(written), {code: 'EXPECTATION_INVALID', message});
	},
	title: (_, written) => `refuses ${JSON.stringify(written)}`,
});

test(
	refuses,
	{after: {event: 'STOP'}},
	'write exactly one of command, event, state, connect, negotiated, disconnect, such as {event: STOP}',
);
test(
	refuses,
	{command: 'cont', event: 'STOP'},
	'write exactly one of command, event, state, connect, negotiated, disconnect, such as {event: STOP}',
);
test(
	refuses,
	{comand: 'cont'},
	'comand: there is no member "comand" here; did you mean command?\n' +
		'write exactly one of command, event, state, connect, negotiated, disconnect, such as {event: STOP}',
);
test(refuses, {command: true}, 'command: command wants a name');
test(refuses, {connect: 'yes'}, 'connect: write connect: true');
test(refuses, {command: 'cont', within: 5}, 'within: 5 is no span; write such as 250ms or 5s');
test(
	refuses,
	{command: 'cont', count: 0},
	'count: 0 is no count; write 2 or 2-5, and never for what must not be',
);
test(
	refuses,
	{state: 'paused', match: {a: 1}},
	'match: only a command or an event has members to match',
);
test(
	refuses,
	{command: 'cont', match: {id: {regex: '('}}},
	'match.id.regex: "(" is no operand of regex; write a regular expression as text',
);
test(refuses, {never: {command: 'cont'}, count: 1}, 'count: never has no count');
test(
	refuses,
	{command: 'cont', after: {evnt: 'STOP'}},
	'after.evnt: there is no member "evnt" here; did you mean event?\n' +
		'after: write exactly one of command, event, state, connect, negotiated, disconnect, such as {event: STOP}',
);

test('an expectation is put into words, which are its id where it has none', t => {
	const {id, text} = readExpectation({
		command: 'query-status',
		match: {a: {gt: 1}},
		after: {event: 'STOP'},
		before: {command: 'cont'},
		within: '5s',
		count: '2-3',
	});
	t.is(id, text);
	t.is(
		text,
		'command query-status with {"a":{"gt":1}} 2-3 times within 5s after event STOP before command cont',
	);
	t.like(readExpectation({id: 'calm', never: {connect: true}}), {
		id: 'calm',
		text: 'never connect',
		isNever: true,
	});
});
