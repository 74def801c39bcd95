import {QmpError} from '../../protocol/qmp-error.ts';
import {defineHuman, type HumanCommand, type HumanScene} from './human-command.ts';
import {fieldsOf, listOf} from './table.ts';

const drives = async ({call}: HumanScene): ReturnType<typeof namesOf> => namesOf(call);

const namesOf = async (call: HumanScene['call']): Promise<readonly string[]> =>
	listOf(await call('query-block')).map(({device}) => String(device));

const commit = defineHuman('commit', 'device:device', async (scene, {device = ''}) => {
	if (device === 'all') {
		return '';
	}

	return (await drives(scene)).includes(device)
		? `'commit' error for '${device}': Operation not supported\n`
		: `Device '${device}' not found\n`;
});

// savevm.c, `bdrv_all_can_snapshot`: each disk that can be written must be able to hold a snapshot, and one must.
const snapshotProblem = async ({call}: HumanScene): Promise<string | undefined> => {
	const all = listOf(await call('query-named-block-nodes'));
	const disks = listOf(await call('query-block'))
		.map(({inserted}) => fieldsOf(inserted))
		.filter(({'node-name': name}) => name !== undefined);
	const writable = [...disks].filter(({ro}) => ro !== true);
	const unable = writable.find(({drv}) => drv !== 'qcow2');
	if (unable !== undefined) {
		return `Device '${unable['node-name']}' is writable but does not support snapshots`;
	}

	return writable.length === 0 || all.length === 0
		? 'no block device can store vmstate for snapshot'
		: undefined;
};

/** What stands for a list of the machine's snapshots, of which there are none. */
export const snapshots = defineHuman('snapshots', '', async scene => {
	const hasDisks = (await drives(scene)).length > 0;
	return hasDisks
		? 'There is no snapshot available.\n'
		: 'no block device can store vmstate for snapshot\n';
});

const refuseSnapshot = async (scene: HumanScene): Promise<void> => {
	const problem = await snapshotProblem(scene);
	if (problem !== undefined) {
		throw new QmpError('GenericError', problem);
	}
};

/** A command whose arguments are those of QMP, as text. */
const withText = (names: string, parameters: string, command: string): HumanCommand =>
	defineHuman(names, parameters, async ({call}, args) => {
		await call(command, args);
		return '';
	});

/** Disks and what they hold. */
export const blockActions: readonly HumanCommand[] = [
	commit,
	defineHuman('eject', 'f:flag device:device', async ({call}, {f, device}) => {
		await call('eject', {device, force: f !== undefined});
		return '';
	}),
	defineHuman(
		'change',
		'device:device f:flag target:file arg:text? read-only-mode:text?',
		async ({call}, {device, f, target, arg}) => {
			await call('blockdev-change-medium', {
				device,
				filename: target,
				...(arg === undefined ? {} : {format: arg}),
				...(f === undefined ? {} : {force: true}),
			});
			return '';
		},
	),
	defineHuman('drive_del', 'id:device', async (scene, {id = ''}) =>
		(await drives(scene)).includes(id) ? '' : `Device '${id}' not found\n`,
	),
	defineHuman('savevm', 'name:text?', async scene => {
		await refuseSnapshot(scene);
		return '';
	}),
	defineHuman('loadvm', 'name:text', async scene => {
		// monitor/hmp-cmds.c, `hmp_loadvm`: a machine whose snapshot cannot be loaded stays where it is.
		if (scene.machine.status === 'running') {
			scene.machine.goto('restore-vm');
		}

		await refuseSnapshot(scene);
		return '';
	}),
	defineHuman('delvm', 'name:text', async scene => {
		const hasDisks = (await drives(scene)).length > 0;
		if (hasDisks) {
			await refuseSnapshot(scene);
		}

		return '';
	}),
	defineHuman('block_resize', 'device:device size:number', async ({call}, {device, size}) => {
		await call('block_resize', {device, size: Number(size) * 2 ** 20});
		return '';
	}),
	withText('block_job_cancel', 'device:device', 'block-job-cancel'),
	withText('block_job_complete', 'device:device', 'block-job-complete'),
	withText('block_job_pause', 'device:device', 'block-job-pause'),
	withText('block_job_resume', 'device:device', 'block-job-resume'),
	withText('nbd_server_stop', '', 'nbd-server-stop'),
];
