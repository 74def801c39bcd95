import {progressOf} from './block-job-progress.ts';
import {defineGenerator} from './generator.ts';

/** A mirror is in step with its source. */
export const blockJobReady = defineGenerator('BLOCK_JOB_READY', scene =>
	progressOf(scene, {isWhole: true}),
);
