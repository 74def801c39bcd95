import test from 'ava';
import type {Machine} from '../../../../core/machine/machine.ts';
import {Random} from '../../../../core/runtime/random.ts';
import {generateData} from '../../../../generators/catalog.ts';
import {startVirtual} from '../../../../testing.ts';

const QCOW2 = JSON.stringify({
	driver: 'qcow2',
	'node-name': 'disk0',
	file: {driver: 'file', 'node-name': 'file0', filename: '/images/disk0.qcow2'},
});
const MACHINE = [
	...['-machine', 'q35', '-nodefaults'],
	...['-blockdev', QCOW2],
	...['-device', 'virtio-scsi-pci,id=s0'],
	...['-device', 'scsi-hd,bus=s0.0,id=hd0,drive=disk0'],
	...['-device', 'scsi-cd,bus=s0.0,id=cd0'],
];

const start = async (): Promise<{
	readonly machine: Machine;
	readonly ask: Ask;
	readonly advance: (ms: number) => Promise<void>;
}> => {
	const {qmp, connect, advance} = await startVirtual({machine: {arguments: MACHINE}});
	const client = connect();
	client.send('{"execute":"qmp_capabilities"}');
	await advance(0);
	const ask: Ask = async (execute, args = {}) => {
		const before = client.received.length;
		client.send(JSON.stringify({execute, arguments: args}));
		await advance(0);
		return client.received.slice(before);
	};
	return {machine: qmp.machine, ask, advance};
};

type Ask = (execute: string, args?: object) => Promise<string>;

const scene = (machine: Machine): Parameters<typeof generateData>[1] => ({
	machine,
	random: new Random('block'),
	given: {},
	now: 0,
});

test('a threshold is told of once, and what was written by then is known', async t => {
	const {machine, ask} = await start();
	await ask('block-set-write-threshold', {'node-name': 'file0', 'write-threshold': 1_048_576});
	t.regex(await ask('query-named-block-nodes'), /"write_threshold": 1048576/);
	const data = generateData('BLOCK_WRITE_THRESHOLD', scene(machine));
	t.like(data, {'node-name': 'file0', 'write-threshold': 1_048_576});
	machine.emit('BLOCK_WRITE_THRESHOLD', data ?? t.fail());
	t.notRegex(await ask('query-named-block-nodes'), /"write_threshold": 1048576/);
	const written = 1_048_576 + (data?.['amount-exceeded'] ?? 0);
	t.regex(await ask('query-blockstats'), new RegExp(`"wr_highest_offset": ${written}`));
});

test('a tray that was told to move has moved', async t => {
	const {machine, ask} = await start();
	const data = generateData('DEVICE_TRAY_MOVED', scene(machine));
	t.deepEqual(data, {device: '', id: 'cd0', 'tray-open': true});
	machine.emit('DEVICE_TRAY_MOVED', data ?? t.fail());
	t.regex(await ask('query-block'), /"qdev": "cd0", "tray_open": true/);
	t.regex(await ask('blockdev-close-tray', {id: 'cd0'}), /"tray-open": false/);
	t.regex(await ask('query-block'), /"qdev": "cd0", "tray_open": false/);
});

test('a disk says what error it had until the machine goes on', async t => {
	const {machine, ask} = await start();
	const data = generateData('BLOCK_IO_ERROR', scene(machine));
	t.like(data, {'node-name': 'disk0', action: 'stop'});
	machine.emit('BLOCK_IO_ERROR', data ?? t.fail());
	t.regex(await ask('query-block'), /"io-status": "failed"/);
	t.regex(await ask('query-blockstats'), /"failed_rd_operations": 1/);
	await ask('cont');
	t.notRegex(await ask('query-block'), /"io-status": "failed"/);
});

test('a locked tray opens only by force, or when the guest lets go', async t => {
	const {machine, ask} = await start();
	const drive = machine.block.backends.find(({qdev}) => qdev === 'cd0') ?? t.fail();
	Object.assign(drive ?? {}, {isLocked: true});
	t.regex(await ask('eject', {id: 'cd0'}), /Device 'cd0' is locked and force was not specified/);
	t.regex(await ask('eject', {id: 'cd0', force: true}), /"tray-open": true/);
});

test('an export that was told to be gone is gone, and its node is free', async t => {
	const {machine, ask} = await start();
	await ask('blockdev-add', {driver: 'null-co', 'node-name': 'n0'});
	await ask('nbd-server-start', {addr: {type: 'unix', data: {path: '/run/nbd.sock'}}});
	await ask('block-export-add', {type: 'nbd', id: 'e0', 'node-name': 'n0'});
	t.regex(await ask('blockdev-del', {'node-name': 'n0'}), /Node n0 is in use/);
	const data = generateData('BLOCK_EXPORT_DELETED', scene(machine));
	machine.emit('BLOCK_EXPORT_DELETED', data ?? t.fail());
	t.regex(await ask('query-block-exports'), /"return": \[\]/);
	t.regex(await ask('blockdev-del', {'node-name': 'n0'}), /"return": \{\}/);
});

test('how far a file was written is known when an image is made in it or made longer', async t => {
	const {machine, ask, advance} = await start();
	await ask('blockdev-add', {driver: 'file', 'node-name': 'new0', filename: '/images/new'});
	const options = {driver: 'qcow2', file: 'new0', size: 2 ** 30};
	await ask('blockdev-create', {'job-id': 'j', options});
	await advance(1000);
	// Three clusters, and two entries of the first level.
	t.is(machine.block.find('new0')?.highestWritten, 196_624);
	await ask('block_resize', {'node-name': 'disk0', size: 2 ** 31});
	t.is(machine.block.find('file0')?.highestWritten, 32);
});

// As QEMU 7.2 answers when the L2 table of an image points to where no cluster begins.
test('a node whose image is corrupt is ejected, and the image is opened only for reading from then on', async t => {
	const {machine, ask, advance} = await start();
	const data = generateData('BLOCK_IMAGE_CORRUPTED', scene(machine)) ?? t.fail();
	t.like(data, {'node-name': 'disk0', fatal: true});
	machine.emit('BLOCK_IMAGE_CORRUPTED', {...data, fatal: false});
	t.regex(await ask('query-named-block-nodes'), /"corrupt": false/);
	machine.emit('BLOCK_IMAGE_CORRUPTED', data);
	t.notRegex(await ask('query-block'), /inserted/);
	for (const [command, args, words] of [
		['query-named-block-nodes', {}, 'Block device disk0 is ejected'],
		['block_resize', {'node-name': 'disk0', size: 8_388_608}, 'No medium inserted'],
		[
			'block-dirty-bitmap-add',
			{node: 'disk0', name: 'x'},
			'could not get length of device: No medium found',
		],
		['blockdev-snapshot', {node: 'disk0', overlay: 'file0'}, "Device 'disk0' has no medium"],
		['block-commit', {'job-id': 'j', device: 'disk0'}, 'Device has no medium'],
		[
			'blockdev-mirror',
			{'job-id': 'j', device: 'disk0', target: 'file0', sync: 'full'},
			'Device has no medium',
		],
		[
			'blockdev-backup',
			{'job-id': 'j', device: 'disk0', target: 'file0', sync: 'full'},
			'Device is not inserted: ',
		],
	] as const) {
		t.true((await ask(command, args)).includes(`"desc": "${words}"`), command);
	}

	t.regex(await ask('query-blockstats'), /"node-name": "disk0"/);
	await ask('device_del', {id: 'hd0'});
	await advance(1000);
	t.regex(await ask('blockdev-del', {'node-name': 'disk0'}), /"return": \{\}/);
	const file = {driver: 'file', filename: '/images/disk0.qcow2'};
	const again = {driver: 'qcow2', 'node-name': 'again', file};
	t.regex(
		await ask('blockdev-add', again),
		/"desc": "qcow2: Image is corrupt; cannot be opened read\/write"/,
	);
	t.regex(await ask('blockdev-add', {...again, 'read-only': true}), /"return": \{\}/);
	t.regex(await ask('query-named-block-nodes'), /"corrupt": true/);
});
