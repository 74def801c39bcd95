import {defineGenerator} from './generator.ts';

/** The guest has powered itself off. */
export const shutdown = defineGenerator('SHUTDOWN', () => ({
	guest: true,
	reason: 'guest-shutdown',
}));
