import {defineGenerator} from './generator.ts';

/** The guest's kernel has begun its crash kernel, which runs on (softmmu/runstate.c). */
export const guestCrashloaded = defineGenerator('GUEST_CRASHLOADED', () => ({action: 'run'}));
