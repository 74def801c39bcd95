import {progressOf} from './block-job-progress.ts';
import {defineGenerator} from './generator.ts';

/** A block job is over, with its result unless the script says `error`. */
export const blockJobCompleted = defineGenerator('BLOCK_JOB_COMPLETED', scene =>
	progressOf(scene, {isWhole: scene.given.error === undefined}),
);
