import {defineCommand} from '../../command-table.ts';
import {expandCpuModel} from '../../cpus/cpu-models.ts';

/** A CPU model with its properties, as recorded, and with those that are asked for. */
export const queryCpuModelExpansion = defineCommand(
	'query-cpu-model-expansion',
	({profile}, {type, model: {name, props}}) =>
		expandCpuModel(profile, type, {name, props: {...Object(props)}}),
);
