import {existsSync} from 'node:fs';
import test from 'ava';
import {startFleet, startMockQmp} from '../../index.ts';
import {startVirtual} from '../../testing.ts';
import {SocketClient} from '../helpers/socket-client.ts';

test('one scenario and one address are written without a list', async t => {
	await using qmp = await startMockQmp({scenario: 'guest-panic', listen: 'ws', speed: 'max'});
	t.regex(qmp.addresses[0] ?? '', /^ws:127\.0\.0\.1:\d+/);
	t.is(qmp.addresses.length, 1);
});

test('unix is a fresh socket file, gone when the mock has ended', async t => {
	const first = await startMockQmp({listen: 'unix'});
	const second = await startMockQmp({listen: ['unix', 'unix']});
	const paths = [first, second]
		.flatMap(({addresses}) => addresses)
		.map(address => address.slice('unix:'.length));
	t.is(new Set(paths).size, 3);
	t.true(paths.every(path => existsSync(path)));
	const client = await SocketClient.open(first.addresses[0] ?? '');
	await client.has('{"QMP": ');
	client.socket.end();
	await first.close();
	await second.close();
	t.false(paths.some(path => existsSync(path)));
});

test('a test that throws leaves nothing open behind "await using"', async t => {
	let path = '';
	await t.throwsAsync(
		async () => {
			await using qmp = await startMockQmp({listen: 'unix'});
			path = qmp.addresses[0]?.slice('unix:'.length) ?? '';
			throw new Error(existsSync(path) ? 'there' : 'not there');
		},
		{message: 'there'},
	);
	t.false(existsSync(path));
});

test('a fleet has machines with an address and a name each, and ends whole', async t => {
	const fleet = await startFleet({instances: 3, listen: 'unix', machine: {name: 'vm{i}'}});
	t.is(new Set(fleet.addresses).size, 3);
	t.deepEqual(
		fleet.members.map(({qmp}) => qmp.machine.options.name),
		['vm0', 'vm1', 'vm2'],
	);
	await fleet.close();
	t.false(fleet.addresses.some(address => existsSync(address.slice('unix:'.length))));
});

test('a virtual mock is ended by "await using" as well', async t => {
	let ended: Promise<unknown>;
	{
		await using virtual = await startVirtual({scenario: 'guest-panic'});
		ended = virtual.qmp.ended;
	}
	t.deepEqual(await ended, {cause: 'host-signal', error: undefined});
});
