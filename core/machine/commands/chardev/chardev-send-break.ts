import {defineCommand} from '../../command-table.ts';

/** Sends a break to whoever reads a character device. */
export const chardevSendBreak = defineCommand('chardev-send-break', ({chardevs}, {id}) => {
	chardevs.existing(id);
	return {};
});
