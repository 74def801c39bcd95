import {awaitEvents, type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';

const SMALL = [...STOPPED_Q35, '-m', '16M'];
const BOARD_MEMORY = 2 ** 24;
const PAGE = 4096;

const dump = (args: object = {}): Step =>
	execute('dump-guest-memory', {paging: false, protocol: 'file:$DIR/dump', ...args});

/** Dumps of the guest's memory, measurements of it, and the objects that it is made of. */
export const memoryConversations: readonly Conversation[] = [
	{
		title: 'a dump tells of its end before it returns, a detached one after',
		machine: SMALL,
		isWriting: true,
		steps: [
			execute('query-dump'),
			execute('query-dump-guest-memory-capability'),
			dump(),
			execute('query-dump'),
			dump({begin: 0, length: PAGE}),
			execute('query-dump'),
			dump({begin: 2 ** 40, length: PAGE}),
			execute('query-dump'),
			dump({format: 'win-dmp'}),
			execute('query-dump'),
			dump({detach: true}),
			awaitEvents('DUMP_COMPLETED'),
			execute('query-dump'),
			execute('query-status'),
		],
	},
	{
		title: 'dumps that cannot be are refused',
		machine: SMALL,
		isWriting: true,
		steps: [
			dump({protocol: 'nosuch'}),
			dump({protocol: 'fd:nosuch'}),
			dump({protocol: 'file:/nonexistent/dump'}),
			dump({begin: 0}),
			dump({length: PAGE}),
			dump({format: 'kdump-lzo'}),
			dump({format: 'kdump-snappy'}),
			dump({format: 'kdump-zlib', begin: 0, length: PAGE}),
			dump({format: 'kdump-zlib', paging: true}),
			dump({format: 'nosuch'}),
			execute('query-dump'),
		],
	},
	{
		title: 'a guest that runs stands still while it is dumped, and nobody may start or move it',
		machine: [...STOPPED_Q35, '-m', '256M'],
		isWriting: true,
		mayRepeat: ['RESET'],
		steps: [
			execute('cont'),
			dump({begin: 0, length: PAGE}),
			execute('query-status'),
			dump({detach: true, begin: 0, length: 2 ** 28}),
			execute('query-status'),
			execute('stop'),
			execute('cont'),
			execute('migrate', {uri: 'exec:cat>/dev/null'}),
			dump(),
			awaitEvents('DUMP_COMPLETED', 'RESUME'),
			execute('query-status'),
			execute('query-dump'),
		],
	},
	{
		title: 'parts of memory are saved, and what cannot be is refused',
		machine: SMALL,
		isWriting: true,
		steps: [
			execute('memsave', {val: 0, size: 16, filename: '$DIR/virtual'}),
			execute('memsave', {val: 0, size: 16, filename: '$DIR/virtual', 'cpu-index': 9}),
			execute('memsave', {val: 0, size: 16, filename: '/nonexistent/virtual'}),
			execute('memsave', {val: 2 ** 50, size: 16, filename: '$DIR/virtual'}),
			execute('pmemsave', {val: 0, size: BOARD_MEMORY, filename: '$DIR/physical'}),
			execute('pmemsave', {val: 0, size: 16, filename: '/nonexistent/physical'}),
		],
	},
	{
		title: 'the rate of writes is measured in so many seconds',
		machine: SMALL,
		volatile: ['return.start-time'],
		steps: [
			execute('query-dirty-rate'),
			execute('calc-dirty-rate', {'calc-time': 0}),
			execute('calc-dirty-rate', {'calc-time': 61}),
			execute('calc-dirty-rate', {'calc-time': 1, 'sample-pages': 100}),
			execute('calc-dirty-rate', {'calc-time': 1, 'sample-pages': 1000, mode: 'dirty-ring'}),
			execute('calc-dirty-rate', {'calc-time': 2, 'sample-pages': 200}),
			execute('query-dirty-rate'),
			execute('calc-dirty-rate', {'calc-time': 1}),
			execute('query-vcpu-dirty-limit'),
			execute('cancel-vcpu-dirty-limit'),
		],
	},
	{
		title: 'memory back ends come and go',
		machine: [...SMALL, '-object', 'memory-backend-ram,id=m0,size=32M'],
		steps: [
			execute('query-memdev'),
			execute('object-add', {'qom-type': 'memory-backend-ram', id: 'zz', size: 2 ** 25}),
			execute('object-add', {
				'qom-type': 'memory-backend-memfd',
				id: 'shared',
				size: 2 ** 25,
				prealloc: true,
			}),
			execute('query-memdev'),
			execute('object-del', {id: 'm0'}),
			execute('query-memdev'),
		],
	},
];
