import test from 'ava';
import {playScenario} from '../../helpers/play-scenario.ts';

const error = (desc: string): object => ({class: 'GenericError', desc});

test('the first reaction that matches answers, as often as it may; then the machine does', async t => {
	const {client, advance, heard} = await playScenario({
		on: [
			{command: 'query-status', times: 1, do: [{error: 'GenericError', desc: 'not now'}]},
			{
				command: 'query-status',
				in: 'paused',
				do: [{reply: {running: false, singlestep: false, status: 'debug'}}],
			},
		],
	});
	for (const execute of ['query-status', 'query-status', 'stop', 'query-status']) {
		client.send({execute});
		await advance(0);
	}

	t.deepEqual(heard(), [
		error('not now'),
		{status: 'running', singlestep: false, running: true},
		'STOP',
		{},
		{status: 'debug', singlestep: false, running: false},
	]);
});

test('a reply may come later, and the commands behind it wait', async t => {
	const {client, advance, heard} = await playScenario({
		on: [
			{
				command: 'query-name',
				do: [{emit: 'WAKEUP'}, {after: '300ms', reply: {name: 'late'}}, {emit: 'SUSPEND'}],
			},
		],
	});
	client.send({execute: 'query-name'});
	client.send({execute: 'stop'});
	await advance(299);
	t.deepEqual(heard(), ['WAKEUP']);
	await advance(1);
	t.deepEqual(heard(), ['WAKEUP', {name: 'late'}, 'STOP', {}, 'SUSPEND']);
});

test('without a reply of its own a reaction follows what the machine does', async t => {
	const {client, advance, heard} = await playScenario({
		on: [{command: 'stop', do: [{after: '10ms', emit: 'WAKEUP'}]}],
	});
	client.send({execute: 'stop'});
	await advance(10);
	t.deepEqual(heard(), ['STOP', {}, 'WAKEUP']);
});

test('arguments are matched, and seen by expressions', async t => {
	const {client, advance, heard} = await playScenario({
		on: [
			{
				command: 'device_del',
				match: {id: {regex: '^net'}},
				do: [{error: 'GenericError', desc: '${cmd.arguments.id} stays, ${cmd.name}'}],
			},
		],
	});
	client.send({execute: 'device_del', arguments: {id: 'net0'}});
	await advance(0);
	t.deepEqual(heard(), [error('net0 stays, device_del')]);
});

test('nth and skip count occasions', async t => {
	const {client, advance, heard} = await playScenario({
		on: [
			{command: 'query-name', nth: 2, do: [{reply: {name: 'second'}}]},
			{command: 'query-uuid', skip: 1, do: [{reply: {UUID: 'skipped one'}}]},
		],
	});
	for (const execute of ['query-name', 'query-name', 'query-name', 'query-uuid', 'query-uuid']) {
		client.send({execute});
		await advance(0);
	}

	t.deepEqual(heard().slice(0, 3), [{}, {name: 'second'}, {}]);
	t.deepEqual(heard()[4], {UUID: 'skipped one'});
});

test('events, states, clients and silence are reacted to', async t => {
	const {client, connect, advance, heard} = await playScenario({
		on: [
			{event: 'STOP', do: [{emit: 'SUSPEND'}]},
			{state: 'running', do: [{emit: 'WAKEUP'}]},
			{disconnect: true, do: [{emit: 'POWERDOWN'}]},
			{idle: '5s', times: 1, do: [{emit: 'SUSPEND_DISK'}]},
		],
	});
	client.send({execute: 'stop'});
	await advance(0);
	client.send({execute: 'cont'});
	await advance(0);
	const other = connect();
	await advance(0);
	other.end();
	await advance(4000);
	t.deepEqual(heard(), ['STOP', {}, 'SUSPEND', 'RESUME', {}, 'WAKEUP', 'POWERDOWN']);
	await advance(1000);
	t.is(heard().at(-1), 'SUSPEND_DISK');
});

test('a reaction that sets itself off without end ends the run', async t => {
	const {qmp, client, advance} = await playScenario({
		on: [{event: 'WAKEUP', do: [{emit: 'WAKEUP'}]}],
		timeline: [{after: '1s', emit: 'WAKEUP'}],
	});
	t.false(client.isEnded);
	await advance(1000);
	t.regex(String((await qmp.ended).error), /this reaction sets itself off without end/);
});

test('a fault in a reaction strikes the client that asked', async t => {
	const {client, connect, advance} = await playScenario({
		on: [{command: 'query-name', do: [{fault: 'disconnect'}]}],
	});
	const other = connect();
	await advance(0);
	client.send({execute: 'query-name'});
	await advance(10);
	t.true(client.isEnded);
	t.false(other.isEnded);
});
