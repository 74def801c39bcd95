import {redirectErrors, signalPipe} from '../../core/runtime/real-streams.ts';

/** Tells the child that it is one, and at which descriptor its parent waits. */
export const DAEMON_VARIABLE = 'MOCK_QMP_DAEMON_READY';

/** Whether this process is to become a daemon by itself: it is the child of one that was asked to. */
export const isDaemonChild = (): boolean => process.env[DAEMON_VARIABLE] !== undefined;

/** Lets go of the streams that whoever called us reads, and tells the parent that all is ready. */
export const becomeDaemon = (logFile: string | undefined): void => {
	process.chdir('/');
	if (logFile === undefined) {
		redirectErrors('/dev/null');
	}

	signalPipe(Number(process.env[DAEMON_VARIABLE]));
};
