import {defineCommand} from '../../command-table.ts';

/** The value of a property. */
export const qomGet = defineCommand('qom-get', ({hardware}, {path, property}) =>
	hardware.objects.resolve(path).get(property),
);
