import test from 'ava';
import {objectFromPlain, toPlain} from '../../../core/protocol/json-value.ts';
import {QmpError} from '../../../core/protocol/qmp-error.ts';
import {assertEventData} from '../../../core/schema/event-data.ts';
import {loadProfile} from '../../../core/schema/profile.ts';
import {Schema} from '../../../core/schema/schema.ts';
import {inSchemaOrder} from '../../../core/schema/schema-order.ts';
import {startVirtual} from '../../../testing.ts';

const {replies} = loadProfile();
const ask = (command: string, args: object = {}): unknown => {
	const reply = replies.reply(command, objectFromPlain(args));
	return reply instanceof QmpError || reply === undefined ? reply : toPlain(reply);
};

const names = (reply: unknown): readonly string[] =>
	Array.isArray(reply) ? reply.map(({name}) => name) : [];

test('static queries are answered as QEMU was seen to', t => {
	t.deepEqual(ask('query-target'), {arch: 'x86_64'});
	t.deepEqual(ask('query-tpm-types'), ['passthrough', 'emulator']);
	t.true(names(ask('query-machines')).includes('pc-q35-7.2'));
	t.like(ask('query-sev-capabilities'), {message: 'KVM not enabled'});
	t.is(ask('no-such-command'), undefined);
});

test('types are listed by base, by interface, and with the abstract ones if asked', t => {
	const devices = names(ask('qom-list-types', {implements: 'device'}));
	t.true(devices.includes('virtio-blk-pci'));
	t.false(devices.includes('pci-device'));
	t.true(
		names(ask('qom-list-types', {implements: 'device', abstract: true})).includes('pci-device'),
	);
	t.true(
		names(ask('qom-list-types', {implements: 'user-creatable'})).includes('memory-backend-ram'),
	);
	t.deepEqual(ask('qom-list-types', {implements: 'no-such-type'}), []);
});

test('a type that QEMU does not know is refused by its own name', t => {
	t.like(ask('device-list-properties', {typename: 'no-such-device'}), {
		class: 'DeviceNotFound',
		message: "Device 'no-such-device' not found",
	});
	t.true(names(ask('device-list-properties', {typename: 'e1000'})).includes('mac'));
});

test('the document of 2014 is spoken with profile 2.1-docs', async t => {
	const {qmp, connect, advance} = await startVirtual({qemu: '2.1-docs'});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	qmp.emit('QUORUM_REPORT_BAD', {
		type: 'read',
		'node-name': 'a',
		'sector-num': 1,
		'sectors-count': 8,
	});
	qmp.emit('ACPI_DEVICE_OST', {info: {slot: '0', 'slot-type': 'DIMM', source: 1, status: 0}});
	await advance(0);
	t.deepEqual(
		client.messages.flatMap(({data}) => data ?? []),
		[
			{'node-name': 'a', 'sector-num': 1, 'sector-count': 8},
			{slot: '0', 'slot-type': 'DIMM', source: 1, status: 0},
		],
	);
	await qmp.close();
});

test('a capability that a profile does not offer cannot be had', async t => {
	const {qmp, connect, advance} = await startVirtual({qemu: '2.1-docs'});
	const client = connect();
	client.send({execute: 'qmp_capabilities', arguments: {enable: ['oob']}});
	await advance(0);
	t.deepEqual(client.messages[1], {
		error: {class: 'GenericError', desc: 'Capability oob not available'},
	});
	await qmp.close();
});

test('a profile of a version without a member leaves that out of replies', t => {
	const schema = new Schema([
		{'meta-type': 'builtin', name: 'bool', 'json-type': 'boolean'},
		{'meta-type': 'object', name: 'StatusInfo', members: [{name: 'running', type: 'bool'}]},
	]);
	const status = {singlestep: false, running: true};
	t.deepEqual(inSchemaOrder(schema, 'StatusInfo', status, {isStrict: true}), {running: true});
	t.deepEqual(inSchemaOrder(schema, 'StatusInfo', status), {running: true, singlestep: false});
});

test('a profile that there is not is refused with the nearest one', t => {
	t.throws(() => loadProfile('7.3'), {message: 'there is no profile "7.3"'});
});

test('integers of events are as wide as QAPI has them', t => {
	const {schema} = loadProfile();
	const gid = {netdev: 'n', 'gid-status': true, 'subnet-prefix': 2n ** 64n - 1n, 'interface-id': 0};
	t.notThrows(() => assertEventData(schema, 'RDMA_GID_STATUS_CHANGED', gid));
	t.throws(() => assertEventData(schema, 'BALLOON_CHANGE', {actual: 2n ** 63n}), {
		code: 'EVENT_DATA_INVALID',
	});
});
