import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const list = (path: string) => execute('qom-list', {path});
const get = (path: string, property: string) => execute('qom-get', {path, property});
const set = (path: string, property: string, value: unknown) =>
	execute('qom-set', {path, property, value});
const thread = (id: string) => execute('object-add', {'qom-type': 'iothread', id});

/** The object tree: listed, read, written, grown and cut. */
export const objectConversations: readonly Conversation[] = [
	{
		title: 'the root, the machine and its containers are listed in the order of QEMU',
		machine: STOPPED_Q35,
		steps: [list('/'), list('/machine'), list('/machine/peripheral'), list('/objects')],
	},
	{
		title: 'objects come and go, listed in the order of a hash table',
		machine: STOPPED_Q35,
		steps: [
			...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(thread),
			list('/objects'),
			thread('a'),
			thread('1a'),
			execute('object-del', {id: 'zz'}),
			execute('object-del', {id: 'a'}),
		],
	},
	{
		title: 'properties of the machine are read',
		machine: [...STOPPED_Q35, '-m', '256M', '-smp', '2'],
		steps: [
			get('/machine', 'type'),
			get('/machine', 'memory'),
			get('/machine', 'smp'),
			get('/machine/q35', 'realized'),
			get('/machine/unattached/device[1]', 'type'),
			get('/machine/unattached/device[2]', 'type'),
		],
	},
	{
		title: 'what is not there is not found',
		machine: STOPPED_Q35,
		steps: [list('/foo'), list('foo'), list(''), get('/foo', 'a'), get('/machine', 'foo')],
	},
	{
		title: 'a device keeps its properties once it is there',
		machine: [...STOPPED_Q35, '-device', 'virtio-rng-pci,id=rng'],
		steps: [
			set('/machine/peripheral/rng', 'hotplugged', 3),
			set('/machine/peripheral/rng', 'type', 'x'),
			set('/machine/peripheral/rng', 'vectors', 3),
			get('/machine/peripheral/rng', 'parent_bus'),
			get('/machine/peripheral/rng', 'legacy-addr'),
		],
	},
	{
		title: 'an I/O thread and memory have the properties that they were given',
		machine: STOPPED_Q35,
		volatile: ['return.*.thread-id'],
		steps: [
			execute('object-add', {'qom-type': 'iothread', id: 'io0', 'poll-max-ns': 5}),
			thread('io1'),
			execute('query-iothreads'),
			get('/objects/io0', 'poll-max-ns'),
			execute('object-add', {'qom-type': 'memory-backend-ram', id: 'm', size: 2_097_152}),
			get('/objects/m', 'size'),
			get('/objects/m', 'prealloc'),
			execute('object-add', {'qom-type': 'nope', id: 'm2'}),
		],
	},
];
