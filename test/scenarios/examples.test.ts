import {fileURLToPath} from 'node:url';
import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {loadScenario} from '../../scenarios/library.ts';
import {startVirtual} from '../../testing.ts';

const exampleFile = (name: string): string =>
	fileURLToPath(new URL(`../../../examples/scenarios/${name}.yaml`, import.meta.url));

const play = async (name: string) => {
	const virtual = await startVirtual({scenarios: [exampleFile(name)]});
	const client = virtual.connect();
	client.send({execute: 'qmp_capabilities'});
	await virtual.advance(0);
	return {...virtual, client, heard: () => client.messages.slice(2)};
};

const nameOf = ({event, error, ...rest}: Readonly<Record<string, unknown>>): unknown =>
	event ?? error ?? rest.return;

test('quorum-failure: the vote fails where the last bad read was, cont fails once, and the manager is judged', async t => {
	const {qmp, client, advance, heard} = await play('quorum-failure');
	await advance(30_000);
	t.deepEqual(heard().map(nameOf).slice(-3), ['QUORUM_FAILURE', 'BLOCK_IO_ERROR', 'STOP']);
	const failure = heard().find(({event}) => event === 'QUORUM_FAILURE');
	t.like(failure?.data, {reference: 'quorum0', 'sectors-count': 8});
	client.send({execute: 'cont'});
	await advance(40);
	t.deepEqual(heard().at(-1)?.error, {class: 'GenericError', desc: 'quorum has no majority'});
	client.send({execute: 'cont'});
	await advance(0);
	t.deepEqual(heard().map(nameOf).slice(-2), ['RESUME', {}]);
	await qmp.close();
	t.deepEqual(
		qmp.verify().map(({expectation, state}) => [expectation.id, state]),
		[
			['looked', 'unmet'],
			['no-blind-cont', 'unmet'],
		],
	);
});

test('quorum-failure: a manager that looks and asks meets what is expected', async t => {
	const {qmp, client, advance, heard} = await play('quorum-failure');
	for (let second = 0; second < 60 && !heard().some(({event}) => event === 'STOP'); second++) {
		await advance(1000);
	}

	for (const execute of ['query-status', 'query-block', 'cont']) {
		client.send({execute});
		await advance(50);
	}

	await qmp.close();
	t.deepEqual(
		qmp.verify().map(({state}) => state),
		['met', 'met'],
	);
});

test('hostile-unplug: the guest refuses twice, then lets go or the wire breaks', async t => {
	const {client, advance, heard} = await play('hostile-unplug');
	const unplug = {execute: 'device_del', arguments: {id: 'net0'}};
	for (const nth of [1, 2]) {
		client.send(unplug);
		await advance(60_000);
		const refusals = heard().filter(({event}) => event === 'DEVICE_UNPLUG_GUEST_ERROR');
		t.is(refusals.length, nth);
		t.deepEqual(refusals.at(-1)?.data, {device: 'net0', path: '/machine/peripheral/net0'});
	}

	client.send(unplug);
	await advance(60_000);
	const isGone = client.received.includes('"path": "/machine/peripheral/net0/virtio-backend"');
	t.true(isGone || client.isEnded);
	await advance(3_600_000);
	t.true(client.isEnded || heard().some(({event}) => event === 'SPICE_DISCONNECTED'));
});

test('fleet-storm: what it asks for is read whole', t => {
	const {fleet, load, slowConsumer, serviceLevels} = loadScenario(
		exampleFile('fleet-storm'),
		loadProfile().schema,
	);
	t.is(fleet?.count, 10_000);
	t.deepEqual(
		fleet?.mix.map(({weight, scenario}) => [weight, scenario]),
		[
			[90, undefined],
			[9, 'spice-day'],
			[1, 'quorum-failure'],
		],
	);
	t.deepEqual(
		load?.phases.map(({name, durationMs, rate}) => [name, durationMs, rate]),
		[
			['ramp', 60_000, [0, 20_000]],
			['hold', 300_000, [20_000, 20_000]],
			['burst', 10_000, [100_000, 100_000]],
			['rack-loss', 30_000, undefined],
		],
	);
	t.deepEqual(slowConsumer, {limit: 1_048_576, action: 'disconnect'});
	t.deepEqual(serviceLevels, [
		{metric: 'emit_lag', bound: 'p99', limit: 5},
		{metric: 'delivered', bound: 'min', limit: 0.999},
	]);
});
