import test from 'ava';
import {playScenario} from '../../helpers/play-scenario.ts';

test('steps are due at, after the step before, and again every so often', async t => {
	const {advance, heard, stamps} = await playScenario({
		timeline: [
			{after: '250ms', emit: 'STOP'},
			{repeat: {times: 3, every: '100ms'}, emit: 'RESUME'},
			{at: '2s', emit: 'WAKEUP'},
			{emit: 'POWERDOWN'},
		],
	});
	await advance(1999);
	t.deepEqual(heard(), ['STOP', 'RESUME', 'RESUME', 'RESUME']);
	await advance(1);
	t.deepEqual(stamps(), [250, 250, 350, 450, 2000, 2000]);
});

test('expressions see parameters, variables, the last event, chance, faker and the machine', async t => {
	const {advance, client} = await playScenario(
		{
			params: {name: 'x', factor: 3},
			machine: {name: 'vm1'},
			throttle: 'off',
			timeline: [
				{set: {n: 2}},
				{
					emit: 'RTC_CHANGE',
					data: {offset: '${state.n * params.factor}', 'qom-path': '/rtc'},
					set: {seen: '${event.data.offset + 1}'},
				},
				{
					emit: 'DEVICE_DELETED',
					strict: true,
					data: {device: '${vm.name}-${params.name}-${state.seen}', path: '/${vm.status}'},
				},
				{emit: 'RTC_CHANGE', data: {offset: '${rand.int(5, 5)}', 'qom-path': '/rtc'}},
				{
					emit: 'GUEST_PANICKED',
					data: {
						action: '${rand.pick(["run", "run"])}',
						info: {type: 's390', core: 1, 'psw-mask': 0, 'psw-addr': 0, reason: 'unknown'},
					},
					strict: true,
				},
			],
		},
		{params: {name: 'set'}},
	);
	await advance(0);
	const data = client.messages.slice(2).map(message => message.data);
	t.like(data[0], {offset: 6});
	t.deepEqual(data[1], {device: 'vm1-set-7', path: '/running'});
	t.like(data[2], {offset: 5});
	t.like(data[3], {action: 'run'});
});

test('what is unchecked goes out as it is given, and nothing of the machine follows', async t => {
	const {advance, client, qmp} = await playScenario({
		throttle: 'off',
		timeline: [
			{emit: 'NETDEV_LOST' as 'STOP', data: {'netdev-id': '${"net" + string(1)}'}, unchecked: true},
			{emit: 'STOP', data: {why: [null, 1]}, set: {seen: '${event.data.why}'}, unchecked: true},
			{emit: 'RTC_CHANGE', unchecked: true},
			{emit: 'RTC_CHANGE', data: {seen: '${state.seen}'}, unchecked: true},
		],
	});
	await advance(0);
	t.deepEqual(
		client.messages.slice(2).map(({event, data}) => ({event, data})),
		[
			{event: 'NETDEV_LOST', data: {'netdev-id': 'net1'}},
			{event: 'STOP', data: {why: [null, 1]}},
			{event: 'RTC_CHANGE', data: undefined},
			{event: 'RTC_CHANGE', data: {seen: [null, 1]}},
		],
	);
	t.is(qmp.machine.status, 'running');
});

test('an expression that fails ends the run with its place', async t => {
	const {qmp, advance} = await playScenario({
		timeline: [{emit: 'RTC_CHANGE', data: {offset: '${state.missing}'}}],
	});
	await advance(0);
	const {error} = await qmp.ended;
	t.true(error instanceof Error);
	t.regex(String(error), /test:\d+:\d+ \$\{state\.missing\}: No such key: missing/);
});

test('a step waits for a command, an event or an expression', async t => {
	const {advance, heard, client} = await playScenario({
		timeline: [
			{when: {command: 'stop'}, emit: 'WAKEUP'},
			{when: {event: 'RESUME'}, after: undefined, emit: 'POWERDOWN', set: {ready: true}},
			{when: '${vm.status == "paused" && state.ready}', emit: 'SUSPEND'},
		].map(step => JSON.parse(JSON.stringify(step))),
	});
	await advance(1000);
	t.deepEqual(heard(), []);
	client.send({execute: 'stop'});
	await advance(0);
	t.deepEqual(heard(), ['STOP', {}, 'WAKEUP']);
	client.send({execute: 'cont'});
	await advance(0);
	client.send({execute: 'stop'});
	await advance(0);
	t.deepEqual(heard().slice(3), ['RESUME', {}, 'POWERDOWN', 'STOP', {}, 'SUSPEND']);
});

test('branches go side by side, and the timeline goes on behind the longest', async t => {
	const {advance, stamps, heard} = await playScenario({
		timeline: [
			{
				parallel: [
					[
						{after: '30ms', emit: 'STOP'},
						{after: '50ms', emit: 'RESUME'},
					],
					[{after: '40ms', emit: 'SUSPEND'}],
				],
			},
			{after: '20ms', emit: 'WAKEUP'},
		],
	});
	await advance(1000);
	t.deepEqual(heard(), ['STOP', 'SUSPEND', 'RESUME', 'WAKEUP']);
	t.deepEqual(stamps(), [30, 40, 80, 100]);
});

test('one of several ways is chosen by weight, a step by its chance', async t => {
	const counts = {STOP: 0, RESUME: 0, WAKEUP: 0};
	const {advance, heard} = await playScenario({
		timeline: [
			{
				repeat: {times: 400},
				choose: [
					{weight: 3, do: [{emit: 'STOP'}]},
					{weight: 1, do: [{emit: 'RESUME'}]},
				],
			},
			{repeat: {times: 1}, chance: 0, emit: 'WAKEUP'},
			{chance: 1, emit: 'SUSPEND'},
		],
	});
	await advance(1);
	for (const event of heard()) {
		counts[event as keyof typeof counts] += 1;
	}

	// 300 are expected, with a standard deviation of 9.
	t.true(Math.abs(counts.STOP - 300) < 36, String(counts.STOP));
	t.is(counts.WAKEUP, 0);
	t.is(heard().at(-1), 'SUSPEND');
});

test('repetition ends when its condition is true', async t => {
	const {advance, heard} = await playScenario({
		timeline: [
			{set: {n: 0}},
			{
				repeat: {until: '${state.n >= 3}', every: '1s'},
				emit: 'WAKEUP',
				set: {n: '${state.n + 1}'},
			},
			{emit: 'SUSPEND'},
		],
	});
	await advance(10_000);
	t.deepEqual(heard(), ['WAKEUP', 'WAKEUP', 'WAKEUP', 'SUSPEND']);
});

test('things arrive evenly, in bursts and by chance, beside the timeline or for a time', async t => {
	const {advance, stamps, heard} = await playScenario({
		timeline: [
			{arrivals: 'even(2/s)', for: '2s', do: [{after: '10ms', emit: 'WAKEUP'}]},
			{emit: 'STOP'},
			{arrivals: 'burst(3, every: 1s)', for: '1500ms', do: [{emit: 'RESUME'}]},
			{arrivals: 'poisson(100/s)', do: [{emit: 'SUSPEND'}]},
			{emit: 'POWERDOWN'},
			{after: '10s', stop: true},
		],
	});
	await advance(4000);
	t.deepEqual(
		stamps().slice(0, 11),
		[10, 510, 1010, 1510, 2000, 2000, 2000, 2000, 3000, 3000, 3000],
	);
	t.is(heard()[11], 'POWERDOWN');
	// Half a second of 100 a second: 50, with a standard deviation of 7.
	const arrived = heard().filter(event => event === 'SUSPEND').length;
	t.true(arrived > 22 && arrived < 78, String(arrived));
});

test('stop ends the timeline, states and arrivals; a reply that is due still comes, and reactions stay', async t => {
	const {advance, client, heard} = await playScenario({
		timeline: [
			{arrivals: 'even(1/s)', do: [{emit: 'WAKEUP'}]},
			{after: '2500ms', parallel: [[{stop: true}], [{after: '1s', emit: 'POWERDOWN'}]]},
			{emit: 'SUSPEND'},
		],
		machines: {a: {states: {x: {stay: '4s', exit: [{emit: 'SUSPEND_DISK'}]}}}},
		on: [{command: 'query-kvm', do: [{after: '3s', error: 'GenericError', desc: 'late'}]}],
	});
	client.send({execute: 'query-kvm'});
	await advance(2999);
	t.deepEqual([...new Set(heard())], ['WAKEUP']);
	const before = heard().length;
	await advance(60_000);
	t.deepEqual(heard().slice(before), [{class: 'GenericError', desc: 'late'}]);
	client.send({execute: 'query-kvm'});
	await advance(3000);
	t.is(heard().length, before + 2);
});

test('macros are run, those of the scenario and the built-in ones', async t => {
	const {advance, heard} = await playScenario({
		macros: {twice: [{emit: 'WAKEUP'}, {after: '1s', emit: 'WAKEUP'}]},
		timeline: [
			{run: 'twice'},
			{after: '1s', run: 'spice-connect'},
			{after: '1s', run: 'spice-disconnect'},
		],
	});
	await advance(60_000);
	t.is(heard().filter(event => event === 'WAKEUP').length, 2);
	t.is(heard().filter(event => event === 'SPICE_INITIALIZED').length, 4);
	t.is(heard().filter(event => event === 'SPICE_DISCONNECTED').length, 4);
});

test('another scenario is played, and the timeline goes on when it has ended', async t => {
	const {advance, heard} = await playScenario({
		timeline: [{play: 'guest-panic'}, {emit: 'WAKEUP'}],
	});
	await advance(10_000);
	t.deepEqual(heard(), ['GUEST_PANICKED', 'STOP', 'WAKEUP']);
});

test('states are walked beside the timeline', async t => {
	const {advance, stamps, heard} = await playScenario({
		machines: {
			guest: {
				initial: 'idle',
				states: {
					idle: {stay: '10s', next: {busy: 1}},
					busy: {enter: [{emit: 'WAKEUP'}], stay: '2s', exit: [{emit: 'SUSPEND'}], next: {idle: 1}},
				},
			},
		},
		timeline: [{at: '11s', emit: 'STOP'}],
	});
	await advance(25_000);
	t.deepEqual(heard(), ['WAKEUP', 'STOP', 'SUSPEND', 'WAKEUP', 'SUSPEND'].slice(0, heard().length));
	t.deepEqual(stamps(), [10_000, 11_000, 12_000, 22_000, 24_000].slice(0, stamps().length));
	t.is(heard().length, 5);
});
