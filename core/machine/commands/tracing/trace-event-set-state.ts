import {defineCommand} from '../../command-table.ts';
import {assertCpu} from '../../tracing/assert-cpu.ts';

/** Switches trace events of a name or pattern on or off; nothing is traced here. */
export const traceEventSetState = defineCommand(
	'trace-event-set-state',
	({tracing, hardware}, {name, vcpu, enable, 'ignore-unavailable': ignores = false}) => {
		assertCpu(hardware, vcpu);
		tracing.set({name, vcpu}, {isEnabled: enable, ignoresUnavailable: ignores});
		return {};
	},
);
