import {migrationUnfinished, resetRequired} from '../protocol/qmp-error.ts';

/** What the virtual machine is doing (QAPI `RunState`). */
export type RunState =
	| 'debug'
	| 'inmigrate'
	| 'internal-error'
	| 'io-error'
	| 'paused'
	| 'postmigrate'
	| 'prelaunch'
	| 'finish-migrate'
	| 'restore-vm'
	| 'running'
	| 'save-vm'
	| 'shutdown'
	| 'suspended'
	| 'watchdog'
	| 'guest-panicked'
	| 'colo';

/** Where each state may lead; system/runstate.c keeps the same list of edges. */
const EDGES: Readonly<Record<RunState, readonly RunState[]>> = {
	debug: ['suspended', 'running', 'finish-migrate', 'prelaunch'],
	inmigrate: [
		'internal-error',
		'io-error',
		'paused',
		'running',
		'shutdown',
		'suspended',
		'watchdog',
		'guest-panicked',
		'finish-migrate',
		'prelaunch',
		'postmigrate',
		'colo',
	],
	'internal-error': ['paused', 'finish-migrate', 'prelaunch'],
	'io-error': ['running', 'finish-migrate', 'prelaunch'],
	paused: ['running', 'finish-migrate', 'postmigrate', 'prelaunch', 'colo'],
	postmigrate: ['paused', 'running', 'finish-migrate', 'prelaunch'],
	prelaunch: ['running', 'finish-migrate', 'inmigrate'],
	'finish-migrate': ['running', 'paused', 'postmigrate', 'prelaunch', 'colo'],
	'restore-vm': ['running', 'prelaunch'],
	running: [
		'debug',
		'internal-error',
		'io-error',
		'paused',
		'finish-migrate',
		'restore-vm',
		'save-vm',
		'shutdown',
		'watchdog',
		'guest-panicked',
		'colo',
		'suspended',
	],
	'save-vm': ['running'],
	shutdown: ['paused', 'finish-migrate', 'prelaunch', 'colo'],
	suspended: ['running', 'finish-migrate', 'prelaunch', 'colo'],
	watchdog: ['running', 'finish-migrate', 'prelaunch', 'colo'],
	'guest-panicked': ['running', 'finish-migrate', 'prelaunch'],
	colo: ['running', 'prelaunch', 'shutdown'],
};

/** Tells whether a word is the name of a run state. */
const isRunState = (word: string): word is RunState => Object.hasOwn(EDGES, word);

/** All run states. */
export const runStates: readonly RunState[] = Object.keys(EDGES).filter(isRunState);

/** The states that may follow `from` at once. */
export const nextStates = (from: RunState): readonly RunState[] => EDGES[from];

/**
 * `cont` is refused in states that only a reset or the end of a migration ends.
 * @throws QmpError GenericError
 */
export const assertCanContinue = (state: RunState): void => {
	if (state === 'shutdown' || state === 'internal-error') {
		throw resetRequired();
	}

	if (state === 'finish-migrate') {
		throw migrationUnfinished();
	}
};

/** The state of a machine that QEMU has just made. */
export const firstState = (options: {
	readonly incoming: string | undefined;
	readonly isPaused: boolean;
}): RunState => {
	if (options.incoming !== undefined) {
		return 'inmigrate';
	}

	return options.isPaused ? 'prelaunch' : 'running';
};
