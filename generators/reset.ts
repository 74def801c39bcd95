import {defineGenerator} from './generator.ts';

/** The guest has reset its machine. */
export const reset = defineGenerator('RESET', () => ({guest: true, reason: 'guest-reset'}));
