import type {Step} from '../scenario.ts';
import type {Reader} from './reader.ts';

// Steps hold steps: whoever reads them makes this known, so that no two files have to wait for each other.
let reader: Reader<readonly Step[]> | undefined;

/** Makes the reader of steps known. */
export const bindSteps = (steps: Reader<readonly Step[]>): void => {
	reader = steps;
};

/** Reads a list of steps that stands within another. */
export const nestedSteps: Reader<readonly Step[]> = {
	schema: {$ref: '#/$defs/steps'},
	read: (node, reading) => reader?.read(node, reading),
};
