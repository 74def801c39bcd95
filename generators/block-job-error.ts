import {progressOf} from './block-job-progress.ts';
import {defineGenerator} from './generator.ts';

/** A block job has come upon an error of its target, and goes by its policy. */
export const blockJobError = defineGenerator('BLOCK_JOB_ERROR', scene => ({
	device: progressOf(scene, {isWhole: false}).device,
	operation: 'write',
	action: 'report',
}));
