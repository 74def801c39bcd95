import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const MEBIBYTE = 1024 ** 2;
const memory = [...STOPPED_Q35, '-m', '128M,slots=2,maxmem=1G'];
const backend = (id: string, size: number) =>
	execute('object-add', {'qom-type': 'memory-backend-ram', id, size});
const dimm = (id: string, memdev: string, more: object = {}) =>
	execute('device_add', {driver: 'pc-dimm', id, memdev, ...more});
const cpu = (id: string, more: object = {}) =>
	execute('device_add', {driver: 'qemu64-x86_64-cpu', id, ...more});

/** Memory and CPUs that are plugged, the balloon, and what is said of them. */
export const memoryAndCpuConversations: readonly Conversation[] = [
	{
		title: 'a DIMM takes the next slot and address, and keeps its memory',
		machine: memory,
		steps: [
			backend('m0', 128 * MEBIBYTE),
			dimm('d0', 'm0'),
			execute('query-memory-devices'),
			execute('query-memory-size-summary'),
			execute('query-acpi-ospm-status'),
			execute('object-del', {id: 'm0'}),
			execute('qom-get', {path: '/machine/peripheral/d0', property: 'addr'}),
			execute('qom-get', {path: '/machine/peripheral/d0', property: 'memdev'}),
			execute('device_del', {id: 'd0'}),
		],
	},
	{
		title: 'two DIMMs lie one behind the other and a third finds no slot',
		machine: memory,
		steps: [
			backend('m0', 64 * MEBIBYTE),
			backend('m1', 64 * MEBIBYTE),
			backend('m2', 64 * MEBIBYTE),
			dimm('d0', 'm0'),
			dimm('d1', 'm1'),
			execute('qom-get', {path: '/machine/peripheral/d1', property: 'addr'}),
			execute('query-memory-size-summary'),
			dimm('d2', 'm2'),
		],
	},
	{
		title: 'memory for a DIMM must be there, free and of whole pages',
		machine: memory,
		steps: [
			dimm('d0', 'm9'),
			execute('device_add', {driver: 'pc-dimm', id: 'd0'}),
			backend('m0', 128 * MEBIBYTE),
			backend('m1', MEBIBYTE),
			dimm('d0', 'm0', {slot: 1}),
			dimm('d1', 'm0'),
			dimm('d1', 'm1'),
			dimm('d1', 'm1', {slot: 9}),
			dimm('d1', 'm1', {slot: 1}),
		],
	},
	{
		title: 'a machine without slots takes no DIMM',
		machine: STOPPED_Q35,
		steps: [
			backend('m0', 128 * MEBIBYTE),
			dimm('d0', 'm0'),
			execute('query-memory-devices'),
			execute('query-acpi-ospm-status'),
		],
	},
	{
		title: 'a CPU is plugged into the place that it names',
		machine: [...STOPPED_Q35, '-smp', '1,maxcpus=3'],
		volatile: ['return.*.thread-id'],
		steps: [
			execute('query-hotpluggable-cpus'),
			cpu('cpu1', {'socket-id': 0, 'core-id': 1, 'thread-id': 0}),
			execute('query-cpus-fast'),
			execute('query-hotpluggable-cpus'),
			execute('device_del', {id: 'cpu1'}),
		],
	},
	{
		title: 'the place of a CPU must be named whole, be there and be free',
		machine: [...STOPPED_Q35, '-smp', '1,maxcpus=3'],
		steps: [
			cpu('c'),
			cpu('c', {'socket-id': 0}),
			cpu('c', {'socket-id': 9, 'core-id': 0, 'thread-id': 0}),
			cpu('c', {'socket-id': 0, 'core-id': 0, 'thread-id': 0}),
			execute('device_add', {driver: 'max-x86_64-cpu', id: 'c', 'socket-id': 0}),
		],
	},
	{
		title: 'several sockets with threads number their CPUs through',
		machine: [...STOPPED_Q35, '-smp', '4,sockets=2,cores=1,threads=2'],
		volatile: ['return.*.thread-id'],
		steps: [execute('query-cpus-fast'), execute('query-hotpluggable-cpus')],
	},
	{
		title: 'without a balloon nobody can be asked',
		machine: STOPPED_Q35,
		steps: [execute('query-balloon'), execute('balloon', {value: 1})],
	},
	{
		title: 'a balloon that no driver moves leaves the memory as it is',
		machine: [...STOPPED_Q35, '-device', 'virtio-balloon-pci,id=b'],
		steps: [
			execute('query-balloon'),
			execute('balloon', {value: 64 * MEBIBYTE}),
			execute('query-balloon'),
			execute('balloon', {value: 0}),
		],
	},
];
