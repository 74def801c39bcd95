import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Writes the device tree of the board; a PC has none. */
export const dumpdtb = defineCommand('dumpdtb', () => {
	throw new QmpError('GenericError', "This machine doesn't have a FDT");
});
