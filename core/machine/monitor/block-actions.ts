import {defineHuman, type HumanCommand, type HumanScene} from './human-command.ts';
import {listOf} from './table.ts';

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
