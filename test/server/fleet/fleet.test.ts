import {readFileSync} from 'node:fs';
import test from 'ava';
import {parse} from 'yaml';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {loadProfile} from '../../../core/schema/profile.ts';
import {parseScenario, scenarioOf} from '../../../scenarios/parse.ts';
import type {ScenarioFile} from '../../../scenarios/scenario-file.ts';
import {createFleet, type Shard} from '../../../server/fleet/fleet.ts';
import {LoadRun} from '../../../server/fleet/load-run.ts';
import {memberAddress} from '../../../server/fleet/member-address.ts';
import {MemoryClient} from '../../../server/memory-client.ts';

const MACHINES = 6;

const storm: ScenarioFile = {
	'mock-qmp': 1,
	name: 'storm',
	fleet: {
		count: MACHINES,
		name: 'vm-${vm.index}',
		listen: [],
		vars: {rack: 'rack${vm.index % 2}'},
		mix: [
			{weight: 1, background: {arrivals: 'poisson(2/s)', do: [{emit: 'WAKEUP'}]}},
			{weight: 1, scenario: 'guest-panic'},
		],
	},
	load: {
		scope: 'fleet',
		events: [
			{
				weight: 2,
				emit: 'QUORUM_FAILURE',
				data: {reference: '${vars.rack}', 'sector-num': '${rand.int(0, 999)}'},
			},
			{weight: 1, emit: 'BLOCK_JOB_READY'},
		],
		phases: [
			{name: 'ramp', for: '2s', rate: '0/s..300/s'},
			{name: 'hold', for: '3s', rate: '300/s', arrivals: 'poisson'},
		],
	},
	slo: [
		{metric: 'delivered', min: '100%'},
		{metric: 'emit_lag', p99: '1ms'},
	],
};

/** What the client of each machine gets, by the machine's number. */
const play = async (shard?: Shard) => {
	const clock = new VirtualClock();
	const fleet = await createFleet(
		{
			instances: MACHINES,
			seed: 'fleet',
			scenarios: [storm],
			start: 'now',
			...(shard === undefined ? {} : {shard}),
		},
		clock,
	);
	const clients = fleet.members.map(({qmp}) => new MemoryClient(qmp.addMonitor()));
	for (const client of clients) {
		client.send({execute: 'qmp_capabilities'});
	}

	await clock.advance(0);
	await fleet.listen();
	const run = new LoadRun(scenarioOf(storm, loadProfile().schema), fleet);
	run.start();
	await clock.advance(6000);
	await fleet.close();
	return {
		fleet,
		run,
		received: new Map(
			fleet.members.map(({share}, index) => [share.index, clients[index]?.received ?? '']),
		),
	};
};

test('a machine gets the same bytes whatever part of its fleet a process holds', async t => {
	const whole = await play();
	t.is(whole.received.size, MACHINES);
	t.is(new Set(whole.received.values()).size, MACHINES);
	for (const count of [2, 3]) {
		for (let index = 0; index < count; index++) {
			const {received} = await play({index, count});
			t.is(received.size, MACHINES / count);
			for (const [number, text] of received) {
				t.is(whole.received.get(number), text);
			}
		}
	}
});

test('the machines of a fleet have names, UUIDs and variables of their own and share the load', async t => {
	const {fleet, run, received} = await play();
	const options = fleet.members.map(({qmp}) => qmp.machine.options);
	t.deepEqual(
		options.map(({name}) => name),
		['vm-0', 'vm-1', 'vm-2', 'vm-3', 'vm-4', 'vm-5'],
	);
	t.is(new Set(options.map(({uuid}) => uuid)).size, MACHINES);
	t.regex(received.get(1) ?? '', /"reference": "rack1"/);
	t.notRegex(received.get(1) ?? '', /"reference": "rack0"/);
	// 300 of the ramp, 900 expected of the rest, with a standard deviation of 30.
	t.true(Math.abs(run.meter.written - 1200) < 130, String(run.meter.written));
	t.is(run.meter.missed, 0);
	t.deepEqual(run.breaches, []);
});

test('without clients a load is missed, and the bound on what is delivered is not kept', async t => {
	const clock = new VirtualClock();
	const fleet = await createFleet(
		{instances: 2, seed: 'a', scenarios: [storm], start: 'now'},
		clock,
	);
	const run = new LoadRun(scenarioOf(storm, loadProfile().schema), fleet);
	run.start();
	await clock.advance(6000);
	t.is(run.meter.written, 0);
	t.true(run.meter.missed > 1000);
	t.deepEqual(
		run.breaches.map(({level: {metric, bound}, measured}) => [metric, bound, measured]),
		[['delivered', 'min', 0]],
	);
	await fleet.close();
});

test('addresses of members differ by number, port or path', t => {
	t.is(memberAddress('unix:/tmp/vm-{i}.sock', 3), 'unix:/tmp/vm-3.sock');
	t.is(memberAddress('tcp:127.0.0.1:4444', 3), 'tcp:127.0.0.1:4447');
	t.is(memberAddress('tcp:[::1]:4444,server=on', 1), 'tcp:[::1]:4445,server=on');
	t.is(memberAddress('tcp:127.0.0.1:0', 3), 'tcp:127.0.0.1:0');
	t.is(memberAddress('ws:127.0.0.1:8080/vm', 3), 'ws:127.0.0.1:8080/vm/3');
	t.throws(() => memberAddress('unix:/tmp/q.sock', 0), {code: 'ADDRESS_INVALID'});
	t.throws(() => memberAddress('tcp:127.0.0.1:65535', 1), {code: 'ADDRESS_INVALID'});
});

test('fleet-storm, with fewer machines and no sockets: whole racks panic, and no other', async t => {
	const file = new URL('../../../../examples/scenarios/fleet-storm.yaml', import.meta.url);
	const text = readFileSync(file, 'utf8')
		.replace('count: 10000', 'count: 400')
		.replace(/listen: .*/, 'listen: []')
		.replaceAll('20000/s', '40/s')
		.replaceAll('100000/s', '200/s');
	const scenario = parseScenario(text, 'fleet-storm.yaml', loadProfile().schema);
	const clock = new VirtualClock();
	const fleet = await createFleet(
		{instances: 400, seed: 'storm', scenarios: [parse(text)], start: 'now', journal: 50},
		clock,
	);
	const run = new LoadRun(scenario, fleet);
	run.start();
	await clock.advance(395_000);
	const panicked = fleet.members.filter(({qmp}) => qmp.status === 'guest-panicked');
	const racks = new Set(panicked.map(({vars}) => vars.host));
	t.is(racks.size, 5);
	t.is(panicked.length, 10);
	await clock.advance(10_000);
	await run.done;
	// 60 s of a ramp to 40, 300 s of 40, 10 s of 200, and chance in the middle part.
	t.true(Math.abs(run.meter.missed - 15_200) < 500, String(run.meter.missed));
	await fleet.close();
});
