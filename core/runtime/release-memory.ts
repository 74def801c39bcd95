const REST_MS = 2000;

/** Gives back, a little later, the memory that a start has left behind; V8 by itself waits until it needs more. */
export const releaseMemoryLater = (): void => {
	setTimeout(() => {
		const {setFlagsFromString} = process.getBuiltinModule('node:v8');
		const {runInNewContext} = process.getBuiltinModule('node:vm');
		setFlagsFromString('--expose-gc');
		runInNewContext('gc')();
		setFlagsFromString('--no-expose-gc');
	}, REST_MS).unref();
};
