import {defineCommand} from '../../command-table.ts';
import {assertCpu} from '../../tracing/assert-cpu.ts';

/** Which trace events of a name or pattern are switched on. */
export const traceEventGetState = defineCommand(
	'trace-event-get-state',
	({tracing, hardware}, {name, vcpu}) => {
		assertCpu(hardware, vcpu);
		return tracing.states({name, vcpu});
	},
);
