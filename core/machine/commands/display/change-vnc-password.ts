import {defineCommand} from '../../command-table.ts';
import {assertPasswordTaker} from '../../display/displays.ts';

/** Changes the password of the VNC server. */
export const changeVncPassword = defineCommand('change-vnc-password', machine => {
	assertPasswordTaker('vnc', machine, 'Could not set password');
	return {};
});
