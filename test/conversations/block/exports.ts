import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, qcow2, qcow2Image, raw, rawImage} from './images.ts';

const IMAGES = [qcow2Image('a.qcow2'), rawImage('r.raw')];
const SERVER = {addr: {type: 'unix', data: {path: '$DIR/nbd.sock'}}};
const QUERY = execute('query-block-exports');
const nbd = (id: string, node: string, more: object = {}): Step =>
	execute('block-export-add', {type: 'nbd', id, 'node-name': node, ...more});
const bitmap = (action: string, name: string): Step =>
	execute(`block-dirty-bitmap-${action}`, {node: 'c', name});

/** The NBD server, and nodes that others use from outside. */
export const exportConversations: readonly Conversation[] = [
	{
		title: 'nodes are exported, and their server ends',
		machine: [...STOPPED_Q35, '-object', 'iothread,id=io0'],
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			execute('blockdev-add', qcow2('c', 'a.qcow2')),
			execute('blockdev-add', raw('r', 'r.raw')),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n', 'read-only': true}),
			execute('nbd-server-stop'),
			QUERY,
			nbd('e0', 'r'),
			execute('nbd-server-add', {device: 'r'}),
			execute('nbd-server-start', SERVER),
			execute('nbd-server-start', SERVER),
			nbd('e0', 'nobody'),
			nbd('0e', 'r'),
			nbd('e0', 'r'),
			nbd('e0', 'r'),
			nbd('e1', 'r'),
			nbd('e1', 'r', {name: 'other', writable: true}),
			nbd('e2', 'n', {name: 'ro', writable: true}),
			nbd('e2', 'n', {name: 'ro'}),
			nbd('e7', 'r', {name: 'q', iothread: 'nobody'}),
			QUERY,
			execute('blockdev-del', {'node-name': 'r'}),
			execute('x-debug-query-block-graph'),
			execute('nbd-server-add', {device: 'r'}),
			execute('nbd-server-add', {device: 'c', name: 'c2', writable: true}),
			execute('nbd-server-add', {device: 'c', name: 'c2'}),
			execute('nbd-server-add', {device: 'nobody'}),
			execute('nbd-server-remove', {name: 'nobody'}),
			execute('nbd-server-remove', {name: 'c2'}),
			execute('block-export-del', {id: 'nobody'}),
			execute('block-export-del', {id: 'e1'}),
			execute('block-export-del', {id: 'e2', mode: 'hard'}),
			QUERY,
			nbd('e4', 'c'),
			execute('nbd-server-stop'),
			QUERY,
			execute('x-debug-query-block-graph'),
			execute('query-block'),
		],
	},
	{
		title: 'an export holds on to its bitmaps',
		machine: STOPPED_Q35,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			execute('blockdev-add', qcow2('c', 'a.qcow2')),
			execute('nbd-server-start', SERVER),
			bitmap('add', 'bm'),
			bitmap('add', 'bm2'),
			bitmap('disable', 'bm2'),
			nbd('e3', 'c', {bitmaps: ['nobody']}),
			nbd('e3', 'c', {bitmaps: ['bm']}),
			nbd('e4', 'c', {name: 'w', bitmaps: ['bm', 'bm2'], writable: true}),
			nbd('e5', 'c', {name: 'x', bitmaps: ['bm'], writable: true}),
			execute('query-named-block-nodes'),
			bitmap('remove', 'bm'),
			bitmap('clear', 'bm'),
			bitmap('disable', 'bm'),
			bitmap('enable', 'bm'),
			execute('block-dirty-bitmap-merge', {node: 'c', target: 'bm', bitmaps: ['bm2']}),
			execute('block-export-del', {id: 'e4'}),
			bitmap('remove', 'bm'),
			execute('query-named-block-nodes'),
			execute('nbd-server-start', {
				...{addr: {type: 'unix', data: {path: '$DIR/other.sock'}}},
				'tls-creds': 'nobody',
			}),
			execute('nbd-server-stop'),
			execute('nbd-server-start', {
				...{addr: {type: 'unix', data: {path: '$DIR/other.sock'}}},
				'tls-creds': 'nobody',
			}),
		],
	},
];
