import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {spiceNotActive} from '../../display/displays.ts';

const DISPLAYS: ReadonlySet<string> = new Set(['vnc', 'spice', '@dbus-display']);

/** Makes a descriptor that was passed a client of a display or character device (monitor/qmp-cmds.c). */
export const addClient = defineCommand('add_client', (machine, {protocol, fdname}) => {
	const {descriptors, chardevs, options, vnc} = machine;
	if (!descriptors.has(fdname)) {
		throw new QmpError('GenericError', `File descriptor named '${fdname}' has not been found`);
	}

	descriptors.close(fdname);
	if (protocol === 'spice' && options.spiceOptions === undefined) {
		throw spiceNotActive();
	}

	const isKnown = DISPLAYS.has(protocol)
		? protocol !== 'vnc' || vnc.servers.length > 0
		: chardevs.find(protocol) !== undefined;
	if (!isKnown) {
		throw new QmpError(
			'GenericError',
			DISPLAYS.has(protocol) ? 'Could not add client' : `protocol '${protocol}' is invalid`,
		);
	}

	return {};
});
