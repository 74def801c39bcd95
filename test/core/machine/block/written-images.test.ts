import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {hostImage} from '../../../../core/machine/block/host-image.ts';
import {DiskImages} from '../../../../core/machine/block/images.ts';

const folderOf = (t: ExecutionContext): string => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	return folder;
};

test('where the host is looked at, an image that is made can be found there', t => {
	const path = join(folderOf(t), 'a.qcow2');
	const images = new DiskImages([], 'host-or-believed');
	const backing = {file: '/images/base.qcow2', format: 'qcow2'};
	const image = images.create({path, format: 'qcow2', size: 2 ** 26, backing});
	t.like(hostImage(path), {format: 'qcow2', size: 2 ** 26, backing, file: {length: 196_616}});

	Object.assign(image, {virtualSize: 2 ** 40, backing: undefined});
	images.save(image);
	const found = hostImage(path);
	t.like(found, {size: 2 ** 40, file: {length: 3 * 65_536 + 2048 * 8}});
	t.is(found?.backing, undefined);
});

test('a plain image that is made has its length', t => {
	const path = join(folderOf(t), 'a.raw');
	new DiskImages([], 'host').create({path, format: undefined, size: 70_000});
	t.is(statSync(path).size, 70_000);
});

test('what is there is not written over, and nothing is written where the host is not looked at', t => {
	const folder = folderOf(t);
	const [full, other] = [join(folder, 'full'), join(folder, 'other')];
	writeFileSync(full, 'precious');
	new DiskImages([], 'host').create({path: full, format: 'qcow2', size: 2 ** 20});
	t.is(readFileSync(full, 'utf8'), 'precious');
	new DiskImages([], 'believed').create({path: other, format: 'qcow2', size: 2 ** 20});
	t.false(existsSync(other));
});

test('a disk that is too long for one block of refcounts is believed only', t => {
	const path = join(folderOf(t), 'a.qcow2');
	new DiskImages([], 'host').create({path, format: 'qcow2', size: 2 ** 60});
	t.false(existsSync(path));
});
