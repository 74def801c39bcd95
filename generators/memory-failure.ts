import {defineGenerator} from './generator.ts';

/** A page of memory has gone bad, and the guest is told so (target/i386/kvm, recording `memory-failure-mce`). */
export const memoryFailure = defineGenerator('MEMORY_FAILURE', ({random}) => ({
	recipient: 'guest',
	action: 'inject',
	flags: {'action-required': random.pick([false, false, true]), recursive: false},
}));
