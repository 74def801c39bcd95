import {QmpError} from '../../protocol/qmp-error.ts';
import type {Hardware} from '../hardware.ts';

/**
 * Makes sure that a CPU that was named is there.
 * @throws QmpError GenericError
 */
export const assertCpu = ({cpus}: Hardware, index: number | undefined): void => {
	const slot = cpus.slots.find(candidate => candidate.index === index);
	if (index !== undefined && (slot === undefined || cpus.pathOf(slot) === undefined)) {
		throw new QmpError('GenericError', `invalid vCPU index ${index}`);
	}
};
