import {defineCommand} from '../../command-table.ts';

/** The properties of an object. */
export const qomList = defineCommand('qom-list', ({hardware}, {path}) =>
	hardware.objects.resolve(path).listed.map(({name, type}) => ({name, type})),
);
