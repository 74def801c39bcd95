import type {Aspect} from './aspect.ts';
import {balloon} from './aspects/balloon.ts';
import {devices} from './aspects/devices.ts';
import {dumps} from './aspects/dumps.ts';
import {jobs} from './aspects/jobs.ts';
import {migration} from './aspects/migration.ts';
import {ports} from './aspects/ports.ts';
import {runState} from './aspects/run-state.ts';
import {spiceSessions, vncSessions} from './aspects/sessions.ts';

/** All that events tell of and queries answer; a line for each. */
export const aspects: readonly Aspect[] = [
	balloon,
	devices,
	dumps,
	jobs,
	migration,
	ports,
	runState,
	spiceSessions,
	vncSessions,
];
