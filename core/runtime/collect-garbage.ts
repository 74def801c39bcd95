import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

let collect: (() => void) | undefined;

/** Frees all memory that nothing refers to, at once, before something that a pause would disturb. */
export const collectGarbage = (): void => {
	if (collect === undefined) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc');
	}

	collect?.();
};
