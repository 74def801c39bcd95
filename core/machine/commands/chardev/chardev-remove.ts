import {defineCommand} from '../../command-table.ts';

/** Closes a character device that nobody uses. */
export const chardevRemove = defineCommand('chardev-remove', ({chardevs, hardware}, {id}) => {
	void hardware;
	chardevs.remove(id);
	return {};
});
