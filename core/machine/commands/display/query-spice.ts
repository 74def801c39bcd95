import {defineCommand} from '../../command-table.ts';
import {isTicketing} from '../../display/displays.ts';

// What the library was that the recorded QEMU was built with.
const COMPILED_VERSION = '0.15.1';

/** The SPICE server and the channels that events have told of (ui/spice-core.c, `qmp_query_spice_real`). */
export const querySpice = defineCommand('query-spice', ({options, spice}) => {
	const {spiceOptions} = options;
	if (spiceOptions === undefined) {
		return {enabled: false, migrated: false, 'mouse-mode': 'client' as const};
	}

	const {port, 'tls-port': tlsPort} = spiceOptions;
	return {
		enabled: true,
		migrated: false,
		host: spice.address.host,
		...(port === undefined ? {} : {port: Number(port)}),
		...(tlsPort === undefined ? {} : {'tls-port': Number(tlsPort)}),
		auth: isTicketing(options) ? 'spice' : 'none',
		'compiled-version': COMPILED_VERSION,
		'mouse-mode': 'server' as const,
		channels: spice.channels.flatMap(({client, link}) =>
			link === undefined
				? []
				: [
						{
							...client,
							'connection-id': link.connectionId,
							'channel-type': link.type,
							'channel-id': link.id,
							tls: link.isTls,
						},
					],
		),
	};
});
