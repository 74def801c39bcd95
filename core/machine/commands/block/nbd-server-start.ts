import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Starts the NBD server of the machine; no socket is opened for it. */
export const nbdServerStart = defineCommand('nbd-server-start', (machine, args) => {
	const {addr} = args;
	const credentials = args['tls-creds'];
	machine.exports.startServer(() => {
		if (credentials !== undefined && machine.hardware.userObjects.find(credentials) === undefined) {
			throw new QmpError('GenericError', `No TLS credentials with id '${credentials}'`);
		}

		if (addr.type === 'fd' && !machine.descriptors.has(addr.data.str)) {
			throw new QmpError(
				'GenericError',
				`File descriptor named '${addr.data.str}' has not been found`,
			);
		}
	});
	return {};
});
