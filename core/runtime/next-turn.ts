import type {Cancel} from './clock.ts';

/** Runs `task` when the event loop has looked after everything else once. No clock has a say in it. */
export const inNextTurn = (task: () => void): Cancel => {
	const immediate = setImmediate(task);
	return () => clearImmediate(immediate);
};

/** Resolves then. */
export const nextTurn = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});
