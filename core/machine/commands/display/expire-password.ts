import {defineCommand} from '../../command-table.ts';
import {assertPasswordTaker} from '../../display/displays.ts';

/** Sets when the password of a display ends; QEMU takes any text for a time. */
export const expirePassword = defineCommand('expire_password', (machine, {protocol}) => {
	assertPasswordTaker(protocol, machine, 'Could not set password expire time');
	return {};
});
