import test from 'ava';
import {annotations} from '../../cli/reports/annotations.ts';
import {commandLine} from '../../cli/reports/command-line.ts';
import {junitReport} from '../../cli/reports/junit.ts';
import {parseReport} from '../../cli/reports/report-request.ts';
import type {RunReport} from '../../cli/reports/run-report.ts';
import {tapReport} from '../../cli/reports/tap.ts';
import {readExpectation} from '../../scenarios/expectations/parse-expectation.ts';

const place = {file: 'a,b.yaml', line: 7};
const RUN: RunReport = {
	name: 'guest-panic',
	seed: 's1',
	again: 'mock-qmp -s guest-panic --seed s1',
	verdicts: [
		{
			expectation: readExpectation({id: 'looked', command: 'query-status'}),
			state: 'met',
			reason: 'it happened',
			seen: [],
			timeline: [],
			afterMs: 1250,
		},
		{
			expectation: {...readExpectation({id: 'no #1 <cont>', never: {command: 'cont'}}), place},
			state: 'unmet',
			reason: 'it happened',
			seen: ['+1.000000s command c cont {} (this must not be)'],
			timeline: ['+0.900000s event STOP'],
			afterMs: 1000,
		},
	],
};

test('JUnit has a case for each expectation, with the whole explanation of a failure', async t => {
	const xml = await junitReport(RUN);
	t.regex(xml, /<testsuite name="guest-panic"[^>]*tests="2"[^>]*failures="1"/);
	t.regex(xml, /<property name="seed" value="s1"\/>/);
	t.regex(xml, /<testcase classname="guest-panic" name="looked" time="1.25"\/>/);
	t.regex(xml, /name="no #1 &lt;cont(>|&gt;)"/);
	t.regex(xml, /<failure message="it happened">/);
	t.regex(xml, /again: mock-qmp -s guest-panic --seed s1/);
});

test('TAP has a point for each expectation', t => {
	t.is(
		tapReport(RUN),
		`TAP version 14
1..2
ok 1 - looked
not ok 2 - no \\#1 <cont>
  ---
  message: |
    expectation "no #1 <cont>" is unmet: it happened (a,b.yaml:7)
      expected: never command cont
      seen: +1.000000s command c cont {} (this must not be)
      around it:
        +0.900000s event STOP
      seed: s1
      again: mock-qmp -s guest-panic --seed s1
  ...
`,
	);
});

test('GitHub is told of what is not met, at the line of the file', t => {
	const [line = '', ...others] = annotations(RUN);
	t.deepEqual(others, []);
	t.true(
		line.startsWith(
			'::error file=a%2Cb.yaml,line=7,title=expectation no #1 <cont>::expectation "no #1 <cont>" is unmet',
		),
	);
	t.false(line.includes('\n'));
	t.true(line.includes('%0A  seed: s1%0A'));
});

test('a report is asked for by format and file', t => {
	t.deepEqual(parseReport('junit:a:b.xml'), {format: 'junit', file: 'a:b.xml'});
	t.deepEqual(parseReport('tap:x'), {format: 'tap', file: 'x'});
	t.deepEqual(parseReport('html:x'), {format: 'html', file: 'x'});
	t.is(parseReport('xml:x'), undefined);
	t.is(parseReport('junit:'), undefined);
});

test('the command line of a run can be pasted into a shell, with its seed', t => {
	t.is(
		commandLine(['-s', "it's.yaml", '--exit'], 'a b'),
		"mock-qmp -s 'it'\\''s.yaml' --exit --seed 'a b'",
	);
	t.is(commandLine(['--seed=x'], 'x'), 'mock-qmp --seed=x');
});
