import {MockQmpError} from '../../core/runtime/errors.ts';
import type {ControlTarget} from '../../server/control/control-client.ts';
import {type Address, parseAddress} from '../../server/transports/address.ts';
import {canDial, type DialEndpoint, dial} from '../../server/transports/dial.ts';

// An address to listen on that means every interface is reached on this one.
const WILDCARDS: Readonly<Record<string, string>> = {
	'': '127.0.0.1',
	'0.0.0.0': '127.0.0.1',
	'::': '::1',
};

const reachable = ({endpoint}: Address, text: string): DialEndpoint => {
	const {scheme} = endpoint;
	if (scheme === 'tcp' || scheme === 'ws') {
		return {
			scheme: 'tcp',
			host: WILDCARDS[endpoint.host] ?? endpoint.host,
			port: endpoint.port,
		};
	}

	if (!canDial(endpoint)) {
		throw new MockQmpError('ADDRESS_INVALID', `cannot ask ${text} for its health`, {
			remedy: 'name a tcp, unix or ws address',
		});
	}

	return endpoint;
};

/**
 * Connects and leaves: the monitor of a client that is served stays with it.
 * @throws MockQmpError CLIENT_FAILED when nobody listens
 */
export const health = async (addresses: string): Promise<void> => {
	for (const text of addresses.split(/\s+/)) {
		const endpoint = reachable(parseAddress(text), text);
		try {
			(await dial(endpoint)).destroy();
		} catch (error) {
			throw new MockQmpError('CLIENT_FAILED', `not healthy: ${text} accepts nobody`, {
				cause: error,
			});
		}
	}

	process.stdout.write(`healthy ${addresses}\n`);
};

/**
 * Asks a control API whether all machines take clients.
 * @throws MockQmpError CLIENT_FAILED when it is not there, or one has ended
 */
export const healthOfControl = async (target: ControlTarget): Promise<void> => {
	const {askControl} = await import('../../server/control/control-client.ts');
	await askControl(target, {method: 'GET', path: '/readyz'});
	process.stdout.write(`healthy ${target.url}\n`);
};
