import test from 'ava';
import {composeOptions} from '../../../core/machine/compose-options.ts';
import {defaultGuest} from '../../../core/machine/machine-options.ts';
import {loadProfile} from '../../../core/schema/profile.ts';

const {schema} = loadProfile();
const GIBIBYTE = 1024 ** 3;

test('a machine of which nothing is said has a quorum disk, a card, channels, a balloon and SPICE', t => {
	const machine = composeOptions([], schema);
	t.is(machine.type, 'q35');
	t.is(machine.memory, GIBIBYTE / 2);
	t.deepEqual(machine.blockdevs.at(-1), {
		driver: 'quorum',
		'node-name': 'quorum0',
		children: ['child0', 'child1', 'child2'],
		'vote-threshold': 2,
	});
	t.deepEqual(
		machine.devices.map(({id}) => id).filter(id => !id?.startsWith('pci.')),
		[
			...['virtio-disk0', 'net0', 'virtio-serial0', 'channel0', 'channel1'],
			...['balloon0', 'video0'],
		],
	);
	t.is(machine.spiceOptions?.port, '5900');
});

test('a scenario that names only the quorum disk gets a default machine with that disk', t => {
	const quorum = {nodeName: 'q', children: ['a', 'b'], sectors: 8} as const;
	const {blockdevs, devices} = composeOptions([{quorum}], schema);
	t.deepEqual(
		blockdevs.map(node => node['node-name']),
		['a', 'b', 'q'],
	);
	t.is(devices.find(({id}) => id === 'virtio-disk0')?.properties.drive, 'q');
});

test('arguments describe the whole machine, and single members go before them', t => {
	const machine = composeOptions(
		[{arguments: ['-machine', 'q35', '-nodefaults', '-name', 'a', '-S']}, {name: 'b'}],
		schema,
	);
	t.is(machine.name, 'b');
	t.true(machine.isPaused);
	t.deepEqual(machine.devices, []);
});

test('a machine of type none has no devices and no system', t => {
	const {devices, guest} = composeOptions([{type: 'none'}], schema);
	t.deepEqual(devices, []);
	t.false(guest.isThere);
	const given = composeOptions([{type: 'none'}, {guest: defaultGuest}], schema);
	t.false(given.guest.isThere);
});

test('memory beyond what the default machine can hold makes room for itself', t => {
	t.is(composeOptions([{memory: 8 * GIBIBYTE}], schema).memoryMax, 8 * GIBIBYTE);
});
