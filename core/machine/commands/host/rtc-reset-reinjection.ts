import {defineCommand} from '../../command-table.ts';

/** Forgets the ticks of the clock that the guest has missed; none are kept here. */
export const rtcResetReinjection = defineCommand('rtc-reset-reinjection', () => ({}));
