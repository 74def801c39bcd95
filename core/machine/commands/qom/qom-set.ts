import {defineCommand} from '../../command-table.ts';

/** Gives a property another value, where that is allowed. */
export const qomSet = defineCommand('qom-set', ({hardware}, {path, property, value}) => {
	hardware.objects.resolve(path).set(property, value);
	return {};
});
