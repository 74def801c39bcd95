import test from 'ava';
import {startVirtual} from '../../../../testing.ts';

const DISK = 'driver=qcow2,node-name=n0,file.driver=file,file.filename=/images/disk.qcow2';

test('the list of snapshots has the columns of QEMU, the latest of a name only', async t => {
	const {advance, connect} = await startVirtual({
		startTime: Date.UTC(2026, 10, 28, 9, 14, 13) * 1000,
		machine: {
			arguments: ['-machine', 'q35', '-blockdev', DISK, '-device', 'virtio-blk-pci,drive=n0'],
		},
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
