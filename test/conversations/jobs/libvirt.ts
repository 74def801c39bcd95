import {readFileSync} from 'node:fs';
import {
	awaitEvents,
	type Conversation,
	execute,
	executeRacing,
	STOPPED_Q35,
	type Step,
} from '../conversation.ts';
import {ALLOCATED, open} from './disks.ts';

// Counted from the compiled file: data stay in the source tree.
const FILE = new URL('../../../../test/conversations/jobs/libvirt.json', import.meta.url);

/** What libvirt 9.0 sent to QEMU 7.2 for a command of virsh, and the events that it waited for. */
type Recorded = Readonly<
	Record<
		string,
		ReadonlyArray<{
			readonly execute?: string;
			readonly arguments?: object;
			readonly await?: readonly string[];
		}>
	>
>;

const isRecorded = (value: unknown): value is Recorded =>
	typeof value === 'object' && value !== null;

const recorded: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

// What has nothing to copy is ready before or after the return, by chance.
const RACING: readonly unknown[] = ['block-commit', 'block-stream', 'blockdev-mirror'];

const sent = (...operations: readonly string[]): readonly Step[] => {
	const steps = operations.flatMap(operation =>
		isRecorded(recorded) ? (recorded[operation] ?? []) : [],
	);
	return steps.flatMap((step, index) => {
		if (step.execute === undefined) {
			const isTaken = RACING.includes(steps[index - 1]?.execute);
			return isTaken ? [] : [awaitEvents(...(step.await ?? []))];
		}

		const awaited = steps[index + 1]?.await;
		return RACING.includes(step.execute) && awaited !== undefined
			? [
					executeRacing(
						step.execute,
						step.arguments ?? {},
						'JOB_STATUS_CHANGE',
						'JOB_STATUS_CHANGE',
						...awaited,
					),
				]
			: [execute(step.execute, step.arguments)];
	});
};

const SIZE = 83_886_080;
const EXTRA_SIZE = 33_554_432;

const disk = (index: number, name: string): readonly string[] => [
	'-blockdev',
	JSON.stringify({
		...{driver: 'file', filename: `$DIR/${name}`, 'node-name': `libvirt-${index}-storage`},
		...{'auto-read-only': true, discard: 'unmap'},
	}),
	'-blockdev',
	JSON.stringify({
		...{'node-name': `libvirt-${index}-format`, 'read-only': false, driver: 'qcow2'},
		...{file: `libvirt-${index}-storage`, backing: null},
	}),
	...['-device', `virtio-blk-pci,drive=libvirt-${index}-format,id=virtio-disk${index}`],
];

const machine = [...STOPPED_Q35, ...disk(2, 'vm1.qcow2'), ...disk(3, 'extra.qcow2')];
const images = [
	{name: 'vm1.qcow2', format: 'qcow2', size: SIZE},
	{name: 'extra.qcow2', format: 'qcow2', size: EXTRA_SIZE},
] as const;
// libvirt has made these files before it opens them.
const touched = [
	'vm1.s1.qcow2',
	'extra.s1',
	'copy.qcow2',
	'copy2.qcow2',
	'vm1.s2.qcow2.1795453823',
].map(name => ({name, format: 'raw', size: 0}) as const);
const common = {machine, images: [...images, ...touched], volatile: ALLOCATED};

/** What libvirt does for commands of virsh that end in block jobs, command by command as it was recorded. */
export const libvirtConversations: readonly Conversation[] = [
	{
		...common,
		title: 'libvirt: snapshot-create-as --disk-only, then blockcommit --active --pivot',
		steps: sent('snapshot-external', 'blockcommit'),
	},
	{
		...common,
		title: 'libvirt: blockcopy --finish, and a blockcopy that blockjob --abort ends',
		steps: sent('blockcopy', 'blockcopy-start', 'blockjob-abort'),
	},
	{
		...common,
		title: 'libvirt: blockpull of a disk with a snapshot',
		images: [...common.images, {name: 'vm1.s2.qcow2', format: 'qcow2', size: SIZE}],
		steps: [
			open('vm1.s2.qcow2', {'node-name': 'libvirt-9-format', backing: null}),
			execute('transaction', {
				actions: [
					{
						type: 'blockdev-snapshot',
						data: {node: 'libvirt-2-format', overlay: 'libvirt-9-format'},
					},
				],
			}),
			...sent('blockpull'),
		],
	},
	{
		...common,
		title:
			'libvirt: checkpoint-create, backup-begin, checkpoint-delete and blockcopy to a raw file',
		steps: sent('checkpoint-create', 'backup-begin', 'checkpoint-delete', 'blockcopy-raw'),
	},
];
