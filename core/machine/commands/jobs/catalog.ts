import type {Command} from '../../command-table.ts';
import {blockCommit} from './block-commit.ts';
import {blockJobCancel} from './block-job-cancel.ts';
import {blockJobComplete} from './block-job-complete.ts';
import {blockJobDismiss} from './block-job-dismiss.ts';
import {blockJobFinalize} from './block-job-finalize.ts';
import {blockJobPause} from './block-job-pause.ts';
import {blockJobResume} from './block-job-resume.ts';
import {blockJobSetSpeed} from './block-job-set-speed.ts';
import {blockStream} from './block-stream.ts';
import {blockdevBackup} from './blockdev-backup.ts';
import {blockdevCreate} from './blockdev-create.ts';
import {blockdevMirror} from './blockdev-mirror.ts';
import {driveBackup} from './drive-backup.ts';
import {driveMirror} from './drive-mirror.ts';
import {jobCancel} from './job-cancel.ts';
import {jobComplete} from './job-complete.ts';
import {jobDismiss} from './job-dismiss.ts';
import {jobFinalize} from './job-finalize.ts';
import {jobPause} from './job-pause.ts';
import {jobResume} from './job-resume.ts';
import {queryBlockJobs} from './query-block-jobs.ts';
import {queryJobs} from './query-jobs.ts';
import {snapshotDelete} from './snapshot-delete.ts';
import {snapshotLoad} from './snapshot-load.ts';
import {snapshotSave} from './snapshot-save.ts';
import {transaction} from './transaction.ts';
import {xBlockdevAmend} from './x-blockdev-amend.ts';

/** Commands about jobs. */
export const jobsCommands: readonly Command[] = [
	blockCommit,
	blockJobCancel,
	blockJobComplete,
	blockJobDismiss,
	blockJobFinalize,
	blockJobPause,
	blockJobResume,
	blockJobSetSpeed,
	blockStream,
	blockdevBackup,
	blockdevCreate,
	blockdevMirror,
	driveBackup,
	driveMirror,
	jobCancel,
	jobComplete,
	jobDismiss,
	jobFinalize,
	jobPause,
	jobResume,
	queryBlockJobs,
	queryJobs,
	snapshotDelete,
	snapshotLoad,
	snapshotSave,
	transaction,
	xBlockdevAmend,
];
