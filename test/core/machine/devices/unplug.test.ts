import test from 'ava';
import {defaultGuest, type GuestOptions} from '../../../../core/machine/machine-options.ts';
import {startVirtual} from '../../../../testing.ts';

const MINUTE_MS = 60_000;

/** The events that follow when a DIMM is plugged into the default machine, and it and its card are un-plugged. */
const eventsOf = async (guest: Partial<GuestOptions>): Promise<string[]> => {
	const {advance, connect} = await startVirtual({machine: {guest: {...defaultGuest, ...guest}}});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	for (const [execute, args] of [
		['object-add', {'qom-type': 'memory-backend-ram', id: 'm0', size: 2 ** 27}],
		['device_add', {driver: 'pc-dimm', id: 'd0', memdev: 'm0'}],
		['device_del', {id: 'd0'}],
		['device_del', {id: 'net0'}],
	] as const) {
		client.send({execute, arguments: args});
		await advance(MINUTE_MS);
	}

	return [...client.received.matchAll(/"event": "(\w+)", "data": (.*)\}\r\n/g)].map(
		([, name = '', data = '']) => {
			const {info, device, path} = JSON.parse(data);
			return info === undefined
				? `${name} ${device ?? path}`
				: `${name} ${info.source} ${info.status} ${info.device ?? ''}`.trim();
		},
	);
};

test('a guest that agrees lets a DIMM and a card go, in the order of the recordings', async t => {
	t.deepEqual(await eventsOf({}), [
		'ACPI_DEVICE_OST 1 0 d0',
		'ACPI_DEVICE_OST 3 132 d0',
		'DEVICE_DELETED d0',
		'ACPI_DEVICE_OST 3 0',
		'DEVICE_DELETED /machine/peripheral/net0/virtio-backend',
		'DEVICE_DELETED net0',
	]);
});

test('a guest that refuses says so of a DIMM and nothing of a card', async t => {
	t.deepEqual(await eventsOf({unplug: 'refuse'}), [
		'ACPI_DEVICE_OST 1 0 d0',
		'ACPI_DEVICE_OST 3 132 d0',
		'ACPI_DEVICE_OST 3 130 d0',
	]);
});

test('a guest that ignores requests finds new memory but lets nothing go', async t => {
	t.deepEqual(await eventsOf({unplug: 'ignore'}), ['ACPI_DEVICE_OST 1 0 d0']);
});

test('where no system runs nothing is reported', async t => {
	t.deepEqual(await eventsOf({isThere: false}), []);
});
