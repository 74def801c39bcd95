import {readFileSync} from 'node:fs';
import test from 'ava';
import {DeviceModels} from '../../../core/schema/device-models.ts';

const text = readFileSync(
	new URL('../../../core/schema/snapshots/qemu-7.2/device-models.json', import.meta.url),
	'utf8',
);

test('each model of the recording is found by its driver', t => {
	const {models, ...names} = JSON.parse(text);
	const found = new DeviceModels(text);
	t.like(found, names);
	t.deepEqual(found.drivers, Object.keys(models));
	t.deepEqual(
		Object.fromEntries(found.drivers.map(driver => [driver, found.find(driver)])),
		models,
	);
	t.is(found.find('virtio-blk'), undefined);
});
