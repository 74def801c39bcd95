import {progressOf} from './block-job-progress.ts';
import {defineGenerator} from './generator.ts';

/** A block job waits to be finalized. */
export const blockJobPending = defineGenerator('BLOCK_JOB_PENDING', scene => {
	const id = typeof scene.given.id === 'string' ? scene.given.id : undefined;
	const given = id === undefined ? scene.given : {device: id};
	const {type, device} = progressOf({...scene, given}, {isWhole: true});
	return {type, id: device};
});
