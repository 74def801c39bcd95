import test from 'ava';
import {parseArguments} from '../../../../core/machine/command-line/parse-arguments.ts';
import {MockQmpError} from '../../../../core/runtime/errors.ts';
import {loadProfile} from '../../../../core/schema/profile.ts';

const {schema} = loadProfile();
const parse = (...words: readonly string[]) => parseArguments(words, schema);
const GIBIBYTE = 1024 ** 3;

// What qemu-system-x86_64 7.2.22 prints on its first line, without its own name.
const refuses = test.macro({
	exec(t, words: string, message: string) {
		const error = t.throws(() => parse(...words.split(' ')), {instanceOf: MockQmpError});
		t.is(error.code, 'OPTION_INVALID');
		t.is(error.message.split('\n')[0], message);
	},
	title: (_, words) => `refuses ${words} in QEMU's words`,
});

test(refuses, '-foo', '-foo: invalid option');
test(refuses, '-m', '-m: requires an argument');
test(refuses, '-m abc', "-m abc: Parameter 'size' expects a non-negative number below 2^64");
test(refuses, '-m 2G,slots=3', 'slots specified but no max-size');
test(refuses, '-m 2G,foo=1', "-m 2G,foo=1: Invalid parameter 'foo'");
test(
	refuses,
	'-m 2G,maxmem=1G',
	'invalid value of maxmem: maximum memory size (0x40000000) must be at least the initial memory size (0x80000000)',
);
test(refuses, '-smp foo', "Parameter 'smp.cpus' expects integer");
test(refuses, '-smp 2,foo=1', "Parameter 'smp.foo' is unexpected");
test(
	refuses,
	'-smp 2,maxcpus=1',
	'Invalid CPU topology: maxcpus must be equal to or greater than smp: ' +
		'sockets (1) * dies (1) * cores (1) * threads (1) == maxcpus (1) < smp_cpus (2)',
);
test(
	refuses,
	'-smp 4,sockets=3',
	'Invalid CPU topology: product of the hierarchy must match maxcpus: ' +
		'sockets (3) * dies (1) * cores (1) * threads (1) != maxcpus (4)',
);
test(
	refuses,
	'-machine q35 -smp 300',
	"Invalid SMP CPUs 300. The max CPUs supported by machine 'pc-q35-7.2' is 288",
);
test(refuses, '-machine foo', 'unsupported machine type');
test(refuses, '-uuid x', '-uuid x: failed to parse UUID string: wrong format');
test(refuses, '-action foo=1', "-action foo=1: Invalid parameter 'foo'");
test(
	refuses,
	'-action panic=foo',
	"-action panic=foo: Parameter 'panic' does not accept value 'foo'",
);
test(
	refuses,
	'-watchdog-action foo',
	"-watchdog-action foo: Parameter 'watchdog' does not accept value 'foo'",
);
test(refuses, '-display foo', "-display foo: Parameter 'type' does not accept value 'foo'");
test(refuses, '-display none,foo=1', "-display none,foo=1: Parameter 'foo' is unexpected");
test(refuses, '-chardev null', '-chardev null: chardev: no id specified');
test(
	refuses,
	'-chardev null,id=a -chardev null,id=a',
	"-chardev null,id=a: Duplicate ID 'a' for chardev",
);
test(refuses, '-netdev user', "-netdev user: Parameter 'id' is missing");
test(refuses, '-netdev foo,id=x', "-netdev foo,id=x: Parameter 'type' does not accept value 'foo'");
test(refuses, '-netdev user,id=x,foo=1', "-netdev user,id=x,foo=1: Invalid parameter 'foo'");
test(
	refuses,
	'-netdev {"type":"user","id":"n","zz":1}',
	'-netdev {"type":"user","id":"n","zz":1}: Parameter \'zz\' is unexpected',
);
test(
	refuses,
	'-netdev user,id=a -netdev user,id=a',
	"-netdev user,id=a: Duplicate ID 'a' for netdev",
);
test(refuses, '-object foo', "-object foo: Parameter 'qom-type' does not accept value 'foo'");
test(refuses, '-object iothread', "-object iothread: Parameter 'id' is missing");
test(
	refuses,
	'-object iothread,id=1a',
	"-object iothread,id=1a: Parameter 'id' expects an identifier",
);
test(
	refuses,
	'-object iothread,id=a,foo=1',
	"-object iothread,id=a,foo=1: Invalid parameter 'foo'",
);
test(refuses, '-blockdev foo', "-blockdev foo: Parameter 'driver' does not accept value 'foo'");
test(refuses, '-mon foo', '-mon foo: chardev "foo" not found');
test(
	refuses,
	'-serial foo',
	"-serial foo: could not connect serial device to character backend 'foo'",
);
test(refuses, '-name guest=a,foo=b', "-name guest=a,foo=b: Invalid parameter 'foo'");
test(refuses, '-device {foo}', "-device {foo}: JSON parse error, invalid keyword 'foo'");
test(refuses, '-device {1}', '-device {1}: JSON parse error, key is not a string in object');
test(refuses, '-device e1000,id=1a', "-device e1000,id=1a: Parameter 'id' expects an identifier");
test(
	refuses,
	'-device e1000,id=a -device e1000,id=a',
	"-device e1000,id=a: Duplicate ID 'a' for device",
);

test('a machine of which nothing is said is the one that QEMU makes', t => {
	const machine = parse();
	t.is(machine.type, 'pc');
	t.is(machine.memory, 128 * 1024 ** 2);
	t.deepEqual(
		machine.chardevs.map(({id}) => id),
		['serial0', 'parallel0', 'compat_monitor0'],
	);
	t.deepEqual(
		machine.devices.map(({driver}) => driver),
		['e1000'],
	);
});

test('identity, memory and CPUs are read in short and in long form', t => {
	const machine = parse(
		...['-M', 'q35,usb=on', '-name', 'vm,,1,process=x', '-m', '2048', '-S'],
		...['--smp', '4,sockets=2,maxcpus=8', '-cpu', 'max', '-m', 'slots=2,maxmem=4G'],
	);
	t.is(machine.type, 'q35');
	t.deepEqual(machine.machineProperties, {usb: 'on'});
	t.is(machine.name, 'vm,1');
	t.is(machine.memory, 2 * GIBIBYTE);
	t.is(machine.memoryMax, 4 * GIBIBYTE);
	t.is(machine.memorySlots, 2);
	t.true(machine.isPaused);
	t.deepEqual(machine.cpus, {cpus: 4, maxCpus: 8, sockets: 2, dies: 1, cores: 4, threads: 1});
});

test('a device is read alike as text and as JSON, but for the types of its values', t => {
	const [text, json] = parse(
		...['-device', 'virtio-net-pci,id=nic0,netdev=n0,mq=on'],
		...['-device', '{"driver":"virtio-net-pci","id":"nic1","netdev":"n0","mq":true}'],
		'-nodefaults',
	).devices;
	t.deepEqual(text, {
		driver: 'virtio-net-pci',
		id: 'nic0',
		properties: {netdev: 'n0', mq: 'on'},
	});
	t.deepEqual(json, {
		driver: 'virtio-net-pci',
		id: 'nic1',
		properties: {netdev: 'n0', mq: true},
	});
});

test('dotted keys make a tree with the types of the schema', t => {
	const {blockdevs, netdevs, objects} = parse(
		...['-blockdev', 'driver=quorum,node-name=q,vote-threshold=2,children.0=a,children.1=b'],
		...['-blockdev', 'qcow2,node-name=d,read-only=on,file.driver=file,file.filename=/a,,b'],
		...['-netdev', 'stream,id=s,server=off,addr.type=inet,addr.host=::1,addr.port=1'],
		...['-object', 'memory-backend-ram,id=m,size=1.5G'],
	);
	t.deepEqual(blockdevs, [
		{driver: 'quorum', 'node-name': 'q', 'vote-threshold': 2, children: ['a', 'b']},
		{
			driver: 'qcow2',
			'node-name': 'd',
			'read-only': true,
			file: {driver: 'file', filename: '/a,b'},
		},
	]);
	t.deepEqual(netdevs.at(-1), {
		type: 'stream',
		id: 's',
		server: false,
		addr: {type: 'inet', host: '::1', port: '1'},
	});
	t.deepEqual(objects, [{'qom-type': 'memory-backend-ram', id: 'm', size: 1.5 * GIBIBYTE}]);
});

test('monitors in any form give the addresses to listen on', t => {
	const {monitors, chardevs} = parse(
		...[
			'-nodefaults',
			'-qmp',
			'unix:/tmp/a,server,nowait',
			'-qmp-pretty',
			'tcp:localhost:1,server=on',
		],
		...['-chardev', 'socket,id=m,path=/tmp/b,server=on,wait=off', '-mon', 'chardev=m,mode=control'],
	);
	t.deepEqual(monitors, [
		{
			label: 'compat_monitor0',
			address: 'unix:/tmp/a,server=on,wait=off',
			option: '-qmp unix:/tmp/a,server,nowait',
		},
		{
			label: 'compat_monitor1',
			address: 'tcp:localhost:1,server=on,wait=off,pretty=on',
			option: '-qmp-pretty tcp:localhost:1,server=on',
		},
		{
			label: 'm',
			address: 'unix:/tmp/b,server=on,wait=off',
			option: '-chardev socket,id=m,path=/tmp/b,server=on,wait=off',
		},
	]);
	t.deepEqual(chardevs, []);
});

test('monitors connect out, take a descriptor or the standard streams', t => {
	const {monitors} = parse(
		...['-nodefaults', '-qmp', 'unix:/tmp/a', '-qmp', 'stdio', '-qmp', 'tcp:[::1]:2'],
		...['-chardev', 'socket,id=m,fd=27,server=on,wait=off', '-mon', 'm,mode=control'],
		...['-chardev', 'socket,id=n,host=::1,port=4,reconnect=2', '-qmp', 'chardev:n'],
	);
	t.deepEqual(
		monitors.map(({address}) => address),
		[
			'unix:/tmp/a,server=off',
			'stdio',
			'tcp:[::1]:2,server=off',
			'fd:27',
			'tcp:[::1]:4,server=off,reconnect=2',
		],
	);
});

test('options without bearing on clients are taken and kept', t => {
	const {otherOptions} = parse(
		...[
			'-sandbox',
			'on',
			'-rtc',
			'base=utc',
			'-kernel',
			'/k',
			'-append',
			'quiet',
			'-no-user-config',
		],
	);
	t.deepEqual(
		otherOptions.map(({name}) => name),
		['-sandbox', '-rtc', '-kernel', '-append', '-no-user-config'],
	);
});
