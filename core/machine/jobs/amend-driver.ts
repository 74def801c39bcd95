import {QmpError} from '../../protocol/qmp-error.ts';
import type {OptionValues} from '../machine-options.ts';
import type {JobDriver} from './job-driver.ts';
import {instantWork} from './workload.ts';

/** Changes what the header of an image says (block/amend.c); of a qcow2 image that is its encryption, if it has one. */
export const amendDriver = ({encrypt}: OptionValues): JobDriver => ({
	type: 'amend',
	isBlockJob: false,
	hasReadyPhase: false,
	isDrainedAtStart: false,
	onReadError: 'report',
	onWriteError: 'report',
	workload() {
		if (encrypt !== undefined) {
			throw new QmpError('GenericError', "image is not encrypted, can't amend");
		}

		return instantWork(1, 0);
	},
	onWorked: job => job.finish(),
});
