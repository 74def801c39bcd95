import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, qcow2, qcow2Image, raw, rawImage} from './images.ts';

const LOOK: readonly Step[] = [
	execute('query-named-block-nodes'),
	execute('x-debug-query-block-graph'),
];
const reopen = (...options: readonly object[]): Step => execute('blockdev-reopen', {options});
const child = (args: object): Step => execute('x-blockdev-change', {parent: 'q', ...args});

/** Nodes that are opened anew, and that get other children. */
export const changeConversations: readonly Conversation[] = [
	{
		title: 'nodes are opened anew with other options and children',
		machine: STOPPED_Q35,
		images: [
			qcow2Image('a.qcow2'),
			qcow2Image('b.qcow2', 'a.qcow2'),
			qcow2Image('c.qcow2'),
			rawImage('r.raw'),
		],
		volatile: ALLOCATED,
		steps: [
			execute('blockdev-add', qcow2('b', 'b.qcow2')),
			execute('blockdev-add', {driver: 'file', 'node-name': 'cf', filename: '$DIR/c.qcow2'}),
			execute('blockdev-add', {driver: 'qcow2', 'node-name': 'c', file: 'cf', backing: null}),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'nn'}),
			execute('blockdev-add', raw('r', 'r.raw')),
			reopen(qcow2('b', 'b.qcow2')),
			reopen(qcow2('b', 'b.qcow2', {backing: 'c'})),
			...LOOK,
			reopen(qcow2('b', 'b.qcow2', {backing: null})),
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'cf', 'read-only': true}),
			...LOOK,
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'cf', cache: {direct: true}}),
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'cf', 'detect-zeroes': 'unmap'}),
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'cf', backing: 'c'}),
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'c'}),
			reopen({driver: 'null-co', 'node-name': 'nn', size: 123}),
			reopen({driver: 'raw', 'node-name': 'c', file: 'cf'}),
			reopen({driver: 'qcow2', 'node-name': 'nobody', file: 'cf'}),
			reopen({driver: 'qcow2', file: 'cf'}),
			reopen({driver: 'qcow2', 'node-name': 'c', file: 'nobody'}),
			reopen(raw('r', 'other.raw')),
			reopen({driver: 'raw', 'node-name': 'r', file: 'nn'}),
			...LOOK,
		],
	},
	{
		title: 'a quorum gets children and loses them',
		machine: STOPPED_Q35,
		images: [qcow2Image('b.qcow2')],
		volatile: ALLOCATED,
		steps: [
			execute('blockdev-add', qcow2('b', 'b.qcow2')),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n1'}),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n2'}),
			execute('blockdev-add', {
				...{driver: 'quorum', 'node-name': 'q', 'vote-threshold': 1},
				children: ['n1'],
			}),
			child({parent: 'b', node: 'n2'}),
			child({parent: 'b'}),
			child({parent: 'nobody', node: 'n2'}),
			child({parent: 'b', child: 'file', node: 'n2'}),
			child({parent: 'b', child: 'file'}),
			child({node: 'nobody'}),
			child({node: 'n2'}),
			child({node: 'n2'}),
			...LOOK,
			child({child: 'children.7'}),
			child({child: 'children.0'}),
			child({child: 'children.1'}),
			...LOOK,
			child({node: 'n1'}),
			...LOOK,
			execute('blockdev-del', {'node-name': 'n1'}),
			execute('blockdev-del', {'node-name': 'q'}),
			execute('blockdev-del', {'node-name': 'n1'}),
		],
	},
];
