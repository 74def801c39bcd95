// What the managers of the world rely on, counted in their sources: each point is one that breaks somebody.
// The way of connecting is tried over real sockets by test/processes/inherited-sockets.ts and test/clients.
import test, {type ExecutionContext} from 'ava';
import type {MemoryClient} from '../../server/memory-client.ts';
import {startVirtual, type VirtualQmp} from '../../testing.ts';

type Message = Readonly<Record<string, unknown>>;

interface Talk extends VirtualQmp {
	readonly client: MemoryClient;
	/** Sends a command; gives its reply. */
	readonly ask: (execute: string, args?: object, id?: unknown) => Promise<Message>;
}

const GREETED = {execute: 'qmp_capabilities'};

const talk = async (t: ExecutionContext, options = {}): Promise<Talk> => {
	const virtual = await startVirtual(options);
	t.teardown(() => virtual.qmp.close());
	const client = virtual.connect();
	client.send(GREETED);
	await virtual.advance(0);
	return {
		...virtual,
		client,
		async ask(execute, args, id) {
			const before = client.messages.length;
			client.send({execute, ...(args && {arguments: args}), ...(id !== undefined && {id})});
			await virtual.advance(1);
			return client.messages.slice(before).find(({event}) => event === undefined) ?? {};
		},
	};
};

const eventsOf = ({messages}: MemoryClient): readonly unknown[] =>
	messages.filter(({event}) => event !== undefined).map(({event}) => event);

test('1: every message ends in CR LF, no line is empty, the greeting comes alone in one write', async t => {
	const virtual = await startVirtual();
	t.teardown(() => virtual.qmp.close());
	const client = virtual.connect();
	await virtual.advance(0);
	t.regex(client.received, /^\{"QMP": [^\r\n]+\}\r\n$/);
	t.is(client.writeCount, 1);

	virtual.qmp.emit('SUSPEND');
	client.send(GREETED);
	await virtual.advance(0);
	t.regex(client.received, /^[^\r\n]+\r\n\{"return": \{\}\}\r\n$/, 'nothing comes in between');
	client.send(`${'{"execute": "query-name"}'.repeat(3)}\n\n\n nonsense\n`);
	await virtual.advance(0);
	t.notRegex(client.received, /\n\r|\n\n|[^\r]\n/);
});

const echoes = test.macro({
	async exec(t, id: unknown) {
		const {ask} = await talk(t);
		t.deepEqual((await ask('query-name', undefined, id)).id, id);
		t.deepEqual((await ask('nonsense', undefined, id)).id, id);
	},
	title: (_, id) => `2: the id ${JSON.stringify(id)} comes back on replies and on errors`,
});

for (const id of ['libvirt-17', 4294967295, 0, null, true, 1.5, [1, 'a'], {a: {b: []}}, '']) {
	test(echoes, id);
}

test('2: a reply to a command without an id has none', async t => {
	const {ask} = await talk(t);
	t.false('id' in (await ask('query-name')));
	t.false('id' in (await ask('nonsense')));
});

test('3: commands come without line ends, several in a write, one in many, in single quotes, before the greeting', async t => {
	const virtual = await startVirtual();
	t.teardown(() => virtual.qmp.close());
	const client = virtual.connect();
	client.send(`${JSON.stringify(GREETED)}{'execute': 'query-name', 'id': 'early'}`);
	await virtual.advance(0);
	for (const byte of '{"execute":"query-name","id":"slow"}') {
		client.send(byte);
		await virtual.advance(0);
	}

	t.deepEqual(
		client.messages.map(({id}) => id),
		[undefined, undefined, 'early', 'slow'],
	);
});

test('4: the package is a string, and oob is offered', async t => {
	const {client} = await talk(t);
	t.like(client.messages[0], {QMP: {capabilities: ['oob']}});
	t.regex(client.received, /^\{"QMP": .*"package": "/);
});

test('5: descriptors are taken, listed, and given back', async t => {
	const {ask} = await talk(t);
	t.like(await ask('getfd', {fdname: 'tap0'}), {return: {}});
	t.like(await ask('closefd', {fdname: 'tap0'}), {return: {}});
	const {return: added} = await ask('add-fd', {opaque: 'disk'});
	const {'fdset-id': id, fd} = added as Readonly<Record<string, number>>;
	t.like(await ask('query-fdsets'), {return: [{'fdset-id': id, fds: [{fd, opaque: 'disk'}]}]});
	t.like(await ask('remove-fd', {'fdset-id': id}), {return: {}});
	t.like(await ask('query-fdsets'), {return: []});
});

test('6: the next client waits for the one before, gets a greeting of its own and negotiates anew', async t => {
	const {qmp, connectTo, advance} = await startVirtual();
	t.teardown(() => qmp.close());
	const monitor = qmp.addMonitor();
	const first = connectTo(monitor);
	first.send(GREETED);
	await advance(0);
	const second = connectTo(monitor);
	second.send({execute: 'query-name'});
	await advance(1000);
	t.is(second.received, '');
	first.end();
	await advance(0);
	t.true('QMP' in (second.messages[0] ?? {}));
	t.like(second.messages[1], {error: {class: 'CommandNotFound'}});
});

test('7: all 216 commands are listed, and the schema comes in one line', async t => {
	const {ask, client} = await talk(t);
	const {return: commands} = await ask('query-commands');
	t.is((commands as readonly unknown[]).length, 216);
	t.like(await ask('query-events'), {error: {desc: 'The command query-events has not been found'}});
	const before = client.received.length;
	await ask('query-qmp-schema');
	t.true(client.received.length - before > 150_000);
	t.is(client.received.slice(before).split('\r\n').length, 2);
});

test('8: quit is answered, SHUTDOWN tells why, then comes end of file', async t => {
	const {ask, client, advance} = await talk(t);
	t.like(await ask('quit'), {return: {}});
	await advance(0);
	t.like(
		client.messages.find(({event}) => event === 'SHUTDOWN'),
		{
			data: {guest: false, reason: 'host-qmp-quit'},
		},
	);
	t.true(client.isEnded);
});

test('9: device_del returns at once; then the frontend and the device are told deleted', async t => {
	const {ask, client, advance} = await talk(t);
	t.like(await ask('device_del', {id: 'net0'}), {return: {}});
	t.deepEqual(eventsOf(client), []);
	await advance(60_000);
	t.deepEqual(
		client.messages.filter(({event}) => event === 'DEVICE_DELETED').map(({data}) => data),
		[
			{path: '/machine/peripheral/net0/virtio-backend'},
			{device: 'net0', path: '/machine/peripheral/net0'},
		],
	);
});

test('9: or a scenario tells that the guest has refused', async t => {
	const {ask, client, advance} = await talk(t, {scenario: 'unplug-refused'});
	t.like(await ask('device_del', {id: 'net0'}), {return: {}});
	await advance(60_000);
	t.true(eventsOf(client).includes('DEVICE_UNPLUG_GUEST_ERROR'));
	t.false(eventsOf(client).includes('DEVICE_DELETED'));
});

const says = test.macro({
	async exec(t, execute: string, args: object, desc: string) {
		const {ask} = await talk(t, {machine: {type: 'none'}});
		const {error} = await ask(execute, args);
		t.like(error, {desc});
		t.regex(`${(error as Message).class}`, /^[A-Z]\w+$/);
	},
	title: (_, execute) => `10: ${execute} fails in the words that clients look for`,
});

test(says, 'device_del', {id: 'nobody'}, "Device 'nobody' not found");
test(says, 'balloon', {value: 1}, 'No balloon device has been activated');
test(says, 'blockdev-del', {'node-name': 'n1'}, "Failed to find node with node-name='n1'");
test(says, 'drive_add', {}, 'The command drive_add has not been found');

const humanLine = test.macro({
	async exec(t, line: string) {
		const {ask} = await talk(t);
		const {return: text} = await ask('human-monitor-command', {'command-line': line});
		t.is(typeof text, 'string');
	},
	title: (_, line) => `12: the human monitor answers "${line}" with a text`,
});

for (const line of [
	'info status',
	'info snapshots',
	'info registers',
	'info version',
	'help',
	'savevm s1',
	'loadvm s1',
	'delvm s1',
	'drive_add 0 if=none,id=d1',
	'drive_del d1',
	'sendkey ctrl-alt-delete',
	'wavcapture /tmp/a.wav',
	'stopcapture 0',
	'nonsense',
]) {
	test(humanLine, line);
}

const hasMembers = test.macro({
	async exec(t, execute: string, members: object) {
		const {ask} = await talk(t);
		const {return: value} = await ask(execute);
		t.like(Array.isArray(value) ? value[0] : value, members);
	},
	title: (_, execute) => `the members of ${execute} that clients read are there`,
});

test(hasMembers, 'query-status', {status: 'running', running: true, singlestep: false});
test(hasMembers, 'query-version', {qemu: {major: 7, minor: 2}});
test(hasMembers, 'query-cpus-fast', {'cpu-index': 0, props: {'core-id': 0}});
test(hasMembers, 'query-memory-size-summary', {'plugged-memory': 0});
test(hasMembers, 'query-balloon', {actual: 512 * 1024 * 1024});

test('query-migrate has no members before there was a migration', async t => {
	const {ask} = await talk(t);
	t.deepEqual((await ask('query-migrate')).return, {});
});

test('disks and nodes name one another, with file and depth', async t => {
	const {ask} = await talk(t);
	const {return: blocks} = await ask('query-block');
	const [disk] = blocks as readonly Message[];
	const inserted = disk?.inserted as Message | undefined;
	const {'node-name': node, file, backing_file_depth: depth} = inserted ?? {};
	t.is(typeof disk?.qdev, 'string');
	t.is(typeof file, 'string');
	t.is(depth, 0);
	const {return: nodes} = await ask('query-named-block-nodes');
	t.true((nodes as readonly Message[]).some(each => each['node-name'] === node));
});

test('query-pci lists the devices by their ids', async t => {
	const {ask} = await talk(t);
	const {return: buses} = await ask('query-pci');
	t.true(JSON.stringify(buses).includes('"qdev_id":"net0"'));
});
