import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** All places for CPUs, the last first, those in use with the path of their CPU. */
export const queryHotpluggableCpus = defineCommand(
	'query-hotpluggable-cpus',
	({hardware: {cpus}, options}) => {
		if (options.type === 'none') {
			throw new QmpError('GenericError', 'machine does not support hot-plugging CPUs');
		}

		return [...cpus.slots].reverse().map(slot => {
			const path = cpus.pathOf(slot);
			return {
				props: cpus.propsOf(slot),
				'vcpus-count': 1,
				...(path === undefined ? {} : {'qom-path': path}),
				type: cpus.type,
			};
		});
	},
);
