import {defineCommand} from '../../command-table.ts';

/** Ends the process: SHUTDOWN, the return, end of file. */
export const quit = defineCommand('quit', machine => {
	machine.exit('host-qmp-quit');
	return {};
});
