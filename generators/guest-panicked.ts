import {defineGenerator} from './generator.ts';

/** A Linux guest tells its pvpanic device of a panic; that device carries no further information. */
export const guestPanicked = defineGenerator('GUEST_PANICKED', () => ({action: 'pause'}));
