const REST_MS = 2000;

/** Frees all memory that nothing refers to, at once: before something that a pause would disturb. */
export const collectGarbage = (): void => {
	const {setFlagsFromString} = process.getBuiltinModule('node:v8');
	const {runInNewContext} = process.getBuiltinModule('node:vm');
	setFlagsFromString('--expose-gc');
	runInNewContext('gc')();
	setFlagsFromString('--no-expose-gc');
};

/** Gives back, a little later, the memory that a start has left behind; V8 by itself waits until it needs more. */
export const releaseMemoryLater = (): void => {
	setTimeout(collectGarbage, REST_MS).unref();
};
