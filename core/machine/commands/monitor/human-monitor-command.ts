import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {runHumanLine} from '../../monitor/human-monitor.ts';

/** Runs a line of the human monitor; the return value is what that prints. */
export const humanMonitorCommand = defineCommand(
	'human-monitor-command',
	(machine, {'command-line': line, 'cpu-index': index}, call) => {
		if (index !== undefined && !machine.hardware.cpus.slots.some(slot => slot.index === index)) {
			throw new QmpError('GenericError', "Parameter 'cpu-index' expects a CPU number");
		}

		return runHumanLine(line, {machine, call: async (name, args = {}) => call(name, args)});
	},
);
