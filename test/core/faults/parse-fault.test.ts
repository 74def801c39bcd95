import test from 'ava';
import {readFault, wireFault} from '../../../core/faults/parse-fault.ts';

const refuses = test.macro({
	exec(t, written: unknown, message: string) {
		t.throws(() => readFault(written), {code: 'FAULT_INVALID', message});
	},
	title: (_, __, message) => `refuses: ${message}`,
});

test(refuses, 'rest', 'rest: there is no kind of fault "rest"; did you mean reset?');
test(
	refuses,
	{truncate: 'a little'},
	'truncate: "a little" is no value for bytes; write a size such as 64KiB',
);
test(
	refuses,
	{truncate: {byte: 4}},
	'truncate.byte: truncate has no parameter "byte"; did you mean bytes?',
);
test(refuses, {reset: 'lsot'}, 'reset: "lsot" is no value for message; did you mean lost?');
test(
	refuses,
	{drop: 3},
	'drop: drop takes no bare value; write its parameters as a mapping, or nothing',
);
test(refuses, {drop: null, split: null}, 'split: a fault is of one kind: drop, or "split"');
test(refuses, {drop: null, chance: 2}, 'chance: 2 is no chance; write a number from 0 to 1');
test(refuses, {drop: null, nth: 0}, 'nth: 0 is no occasion; write a whole number from 1');
test(
	refuses,
	{drop: null, for: 'long'},
	'for: "long" is no time; write a span such as 10s, or forever',
);
test(
	refuses,
	{drop: null, scope: 'events'},
	'scope: "events" is no kind of message; did you mean event?',
);
test(
	refuses,
	{drop: null, scope: {commnad: 'stop'}},
	'scope.commnad: a scope has no member "commnad"; did you mean command?',
);
test(
	refuses,
	{refuse: null, scope: 'event'},
	'scope: refuse strikes no messages; a scope may name a client or monitor',
);
test(
	refuses,
	{'clock-jump': '1h', nth: 2},
	'scope: clock-jump strikes at once, whatever the client',
);

test('a kind alone has all defaults', t => {
	const {kind, values, chance, nth, forMs, scope} = readFault('truncate');
	t.deepEqual(
		{name: kind.name, values, chance, nth, forMs, scope},
		{
			name: 'truncate',
			values: {bytes: 20, 'followed-by': 'disconnect'},
			chance: 1,
			nth: undefined,
			forMs: undefined,
			scope: {},
		},
	);
});

test('a bare value is the main parameter, in its unit', t => {
	t.is(readFault({oversize: '64KiB'}).values.size, 65_536);
	t.is(readFault({drip: '1s'}).values.gap, 1000);
	t.is(readFault({'clock-jump': '-2h'}).values.by, -7_200_000);
	t.deepEqual(readFault({split: '3-5'}).values.chunk, {min: 3, max: 5});
});

test('parameters, chance, nth, for and scope are read side by side', t => {
	const {values, chance, nth, forMs, scope} = readFault({
		split: {at: 'line-end'},
		chance: 0.5,
		nth: 3,
		for: 'forever',
		scope: {event: 'STOP', monitor: 'compat_monitor0'},
	});
	t.is(values.at, 'line-end');
	t.deepEqual(
		[chance, nth, forMs, scope],
		[0.5, 3, Number.POSITIVE_INFINITY, {event: 'STOP', monitor: 'compat_monitor0'}],
	);
});

test('wire: {chunk: 1-64} is a split that goes on for ever', t => {
	const {kind, values, forMs} = wireFault({min: 1, max: 64});
	t.is(kind.name, 'split');
	t.deepEqual(values.chunk, {min: 1, max: 64});
	t.is(forMs, Number.POSITIVE_INFINITY);
});
