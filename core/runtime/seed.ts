import {randomBytes} from 'node:crypto';

/** A fresh seed: short enough to be typed again. */
export const freshSeed = (): string => randomBytes(4).toString('hex');
