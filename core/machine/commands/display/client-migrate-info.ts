import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {spiceNotActive} from '../../display/displays.ts';

/** Tells the clients of a display where the machine will be after its migration. */
export const clientMigrateInfo = defineCommand(
	'client_migrate_info',
	({options}, {protocol, port, 'tls-port': tlsPort}) => {
		if (protocol !== 'spice') {
			throw new QmpError('GenericError', "Parameter 'protocol' expects 'spice'");
		}

		if (options.spiceOptions === undefined) {
			throw spiceNotActive();
		}

		if (port === undefined && tlsPort === undefined) {
			throw new QmpError('GenericError', "Parameter 'port/tls-port' is missing");
		}

		return {};
	},
);
