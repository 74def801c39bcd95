import test from 'ava';
import {startVirtual} from '../../../../testing.ts';

const DISK = 'driver=qcow2,node-name=n0,file.driver=file,file.filename=/images/disk.qcow2';
const MACHINE = ['-machine', 'q35', '-blockdev', DISK, '-device', 'virtio-blk-pci,drive=n0'];

test('the list of snapshots has the columns of QEMU, the latest of a name only', async t => {
	const {advance, connect} = await startVirtual({
		startTime: Date.UTC(2026, 10, 28, 9, 14, 13) * 1000,
		machine: {arguments: MACHINE},
	});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	for (const line of ['savevm a', 'savevm', 'savevm a', 'info snapshots']) {
		client.send({execute: 'human-monitor-command', arguments: {'command-line': line}});
		await advance(0);
	}

	t.is(
		client.messages.at(-1)?.return,
		[
			'List of snapshots present on all disks:',
			'ID        TAG               VM SIZE                DATE     VM CLOCK     ICOUNT',
			'--        vm-20261128091413  360 KiB 2026-11-28 09:14:13 00:00:00.000           ',
			'--        a                 360 KiB 2026-11-28 09:14:13 00:00:00.000           ',
			'',
		].join('\r\n'),
	);
});

test('taking a snapshot is told of as a migration in two passes, to who wants to hear of migrations', async t => {
	const {advance, connect} = await startVirtual({machine: {arguments: MACHINE}});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	const events = {capability: 'events', state: true};
	client.send({execute: 'migrate-set-capabilities', arguments: {capabilities: [events]}});
	client.send({execute: 'human-monitor-command', arguments: {'command-line': 'savevm a'}});
	client.send({execute: 'query-migrate'});
	await advance(0);
	t.deepEqual(
		client.messages
			.filter(({event}) => event !== undefined)
			.map(({event, data}) => [event, ...Object.values(Object(data))]),
		[
			['STOP'],
			['MIGRATION', 'setup'],
			['MIGRATION_PASS', 1],
			['MIGRATION_PASS', 2],
			['MIGRATION', 'completed'],
			['RESUME'],
		],
	);
	t.like(client.messages.at(-1), {
		return: {status: 'completed', 'total-time': 0, ram: {'dirty-sync-count': 2, remaining: 0}},
	});
});
