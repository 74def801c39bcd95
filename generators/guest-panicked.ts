import {defineGenerator} from './generator.ts';

/**
 * The guest panics: it runs on where nobody minds, and is paused otherwise. Where a panic is to end the process, a
 * script says `action: poweroff` and what follows.
 */
export const guestPanicked = defineGenerator('GUEST_PANICKED', ({machine}) => ({
	action: machine.power.actions.panic === 'none' ? 'run' : 'pause',
}));
