import {defineGenerator} from './generator.ts';

/** A dump of all of the guest's memory has come to its end. */
export const dumpCompleted = defineGenerator('DUMP_COMPLETED', ({machine}) => {
	const total = machine.options.memory + machine.hardware.dimms.size;
	return {result: {total, status: 'completed', completed: total}};
});
