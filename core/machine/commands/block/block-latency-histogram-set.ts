import {setHistograms} from '../../block/histograms.ts';
import {findDrive} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Starts and ends the histograms of a drive's latency. */
export const blockLatencyHistogramSet = defineCommand(
	'block-latency-histogram-set',
	(machine, args) => {
		setHistograms(findDrive(machine, {id: args.id}), args);
		return {};
	},
);
