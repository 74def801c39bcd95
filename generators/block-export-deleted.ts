import {defineGenerator} from './generator.ts';
import {pickFrom} from './sights.ts';

/** One of the machine's exports ends; without any, one that nobody has heard of. */
export const blockExportDeleted = defineGenerator('BLOCK_EXPORT_DELETED', ({machine, random}) => ({
	id: pickFrom(machine.exports.all, random)?.id ?? `export${random.integer(0, 7)}`,
}));
