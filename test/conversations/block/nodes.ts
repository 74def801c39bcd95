import {type Conversation, type DiskImage, execute, STOPPED_Q35} from '../conversation.ts';

// What the host's file system gives to a file is its own affair.
const ALLOCATED = ['return.*.inserted.image.actual-size', 'return.*.image.actual-size'];
// The mock takes every raw disk that it knows nothing of for one of this size.
const SIZE = 2 ** 30;

const REPLICAS: readonly DiskImage[] = [0, 1, 2].map(index => ({
	name: `replica${index}.raw`,
	format: 'raw',
	size: SIZE,
}));

const quorum = (child: string): readonly string[] => [
	...[0, 1, 2].flatMap(index => [
		'-blockdev',
		JSON.stringify({
			driver: 'raw',
			'node-name': `${child}${index}`,
			file: {
				driver: 'file',
				'node-name': `${child}${index}-file`,
				filename: `$DIR/replica${index}.raw`,
			},
		}),
	]),
	'-blockdev',
	JSON.stringify({
		driver: 'quorum',
		'node-name': 'quorum0',
		children: [0, 1, 2].map(index => `${child}${index}`),
		'vote-threshold': 2,
	}),
];

/** Nodes and disks as queries show them. */
export const blockNodeConversations: readonly Conversation[] = [
	{
		title: 'a machine without disks has no nodes',
		machine: STOPPED_Q35,
		steps: [execute('query-block'), execute('query-named-block-nodes')],
	},
	{
		title: 'a quorum shows its replicas, and the disk that it is in',
		machine: [
			...STOPPED_Q35,
			...quorum('child'),
			...['-device', 'virtio-blk-pci,id=virtio-disk0,drive=quorum0'],
		],
		images: REPLICAS,
		volatile: ALLOCATED,
		steps: [execute('query-block'), execute('query-named-block-nodes')],
	},
	{
		title: 'a SCSI disk of format qcow2 and a drive without a medium',
		machine: [
			...STOPPED_Q35,
			'-blockdev',
			JSON.stringify({
				driver: 'qcow2',
				'node-name': 'disk0',
				file: {driver: 'file', 'node-name': 'disk0-file', filename: '$DIR/disk.qcow2'},
			}),
			...['-device', 'virtio-scsi-pci,id=scsi0'],
			...['-device', 'scsi-hd,drive=disk0,id=hd0'],
			...['-device', 'ide-cd,id=cd0'],
		],
		images: [{name: 'disk.qcow2', format: 'qcow2', size: SIZE}],
		volatile: ALLOCATED,
		steps: [execute('query-block'), execute('query-named-block-nodes')],
	},
];
