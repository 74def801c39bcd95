import {defineCommand} from '../../command-table.ts';

/** Adds an object below /objects. */
export const objectAdd = defineCommand('object-add', ({hardware}, {...args}) => {
	hardware.userObjects.add(args);
	return {};
});
