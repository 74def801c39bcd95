import {defineCommand} from '../../command-table.ts';

/** Lets the guest run: RESUME comes before the return. */
export const cont = defineCommand('cont', machine => {
	machine.cont();
	return {};
});
