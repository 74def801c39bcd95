import {withoutGaps} from '../../../runtime/without-gaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Sets what happens when the guest reboots, powers off, panics or lets its watchdog expire. */
export const setAction = defineCommand('set-action', ({power}, actions) => {
	power.setActions(withoutGaps(actions));
	return {};
});
