import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {DiskImages} from '../../../../core/machine/block/images.ts';
import {startVirtual} from '../../../../testing.ts';

// docs/interop/qcow2.txt: magic, version 3, no backing file, 2 GiB at byte 24, header of 104 bytes.
const qcow2Header = (): Buffer => {
	const header = Buffer.alloc(65_536);
	header.writeUInt32BE(0x51_46_49_fb, 0);
	header.writeUInt32BE(3, 4);
	header.writeBigUInt64BE(2n ** 31n, 24);
	header.writeUInt32BE(4, 96);
	header.writeUInt32BE(104, 100);
	return header;
};

test('where the host is looked at, a file says its own size and format', t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const [qcow2, raw, missing] = ['a.qcow2', 'b.raw', 'c'].map(name => join(folder, name));
	writeFileSync(qcow2 ?? '', qcow2Header());
	writeFileSync(raw ?? '', Buffer.alloc(4096));

	for (const others of ['host', 'host-or-believed'] as const) {
		const images = new DiskImages([], others);
		t.like(images.at(qcow2 ?? ''), {format: 'qcow2', virtualSize: 2 ** 31, fileLength: 65_536});
		t.like(images.at(raw ?? ''), {format: undefined, virtualSize: 4096, fileLength: 4096});
	}

	t.is(new DiskImages([], 'host-or-believed').at(missing ?? '').virtualSize, 2 ** 30);
	t.throws(() => new DiskImages([], 'host').at(missing ?? ''), {
		message: `Could not open '${missing}': No such file or directory`,
	});
});

test('a disk is as long as the sectors that its file begins', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	writeFileSync(join(folder, 'odd'), Buffer.alloc(513));
	const disk = `driver=raw,node-name=n0,file.driver=file,file.filename=${join(folder, 'odd')}`;
	const {qmp} = await startVirtual({
		machine: {otherImages: 'host', arguments: ['-blockdev', disk]},
	});
	t.is(qmp.machine.block.find('n0')?.size, 1024);
	await qmp.close();
});

test('a file whose header says that it is corrupt is told of as such', t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'a.qcow2');
	const header = qcow2Header();
	writeFileSync(path, header);
	t.false(new DiskImages([], 'host').at(path).header.corrupt);
	header.writeBigUInt64BE(2n, 72);
	writeFileSync(path, header);
	t.true(new DiskImages([], 'host').at(path).header.corrupt);
});
