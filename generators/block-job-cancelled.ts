import {progressOf} from './block-job-progress.ts';
import {defineGenerator} from './generator.ts';

/** A block job has ended before its time. */
export const blockJobCancelled = defineGenerator('BLOCK_JOB_CANCELLED', scene =>
	progressOf(scene, {isWhole: false}),
);
