import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Raises a non-maskable interrupt, where the board can (hw/core/nmi.c). */
export const injectNmi = defineCommand('inject-nmi', ({options, power}) => {
	if (options.type === 'none') {
		throw new QmpError('GenericError', 'machine does not provide NMIs');
	}

	power.injectNmi();
	return {};
});
