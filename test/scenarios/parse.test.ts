import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {parseScenario} from '../../scenarios/parse.ts';

const {eventNames} = loadProfile().schema;

const refuses = test.macro({
	exec(t, text: string, message: string) {
		const error = t.throws(() => parseScenario(`mock-qmp: 1\n${text}`, 'x.yaml', eventNames));
		t.is(error?.message, message);
	},
	title: (_, __, message) => `refuses: ${message}`,
});

test(
	refuses,
	'timeline:\n  - emit: GUEST_PANICED',
	'x.yaml:3:11 there is no event "GUEST_PANICED" in QEMU 7.2; did you mean GUEST_PANICKED?',
);
test(
	refuses,
	'timeline:\n  - {after: soon, emit: STOP}',
	'x.yaml:3:13 "soon" is not a delay such as 250ms, 2s+-200ms, uniform(1s, 3s), exp(1s) or lognormal(1s, 4s)',
);
test(
	refuses,
	'timeline:\n  - {goto: panicked}',
	'x.yaml:3:12 there is no run state "panicked"; allowed: debug, inmigrate, internal-error, io-error, ' +
		'paused, postmigrate, prelaunch, finish-migrate, restore-vm, running, save-vm, shutdown, suspended, ' +
		'watchdog, guest-panicked, colo',
);
test(
	refuses,
	'timelime: []',
	'x.yaml:2:1 a scenario has no member "timelime"; did you mean timeline?',
);
test(
	refuses,
	'timeline: [{}]\nmachine: {memory: much}',
	'x.yaml:3:19 "much" is not a size such as 512MiB\nx.yaml:2:12 a step has exactly one of emit, goto, parallel',
);
