import {MockQmpError} from '../../core/runtime/errors.ts';

const PORT_MAX = 65_535;
const INDEX = '{i}';
// host:port at the end of a TCP address, before its options.
const TCP = /^(tcp:.*:|(?:\[[^\]]*\]|[\w.-]*):)(\d+)((?:,.*)?)$/;

/**
 * The address of one member of a fleet: `{i}` stands for its number, counted from 0. A TCP address without it has the
 * port of the first member; the others have those above. A WebSocket address without it has a path for each member
 * below its own.
 * @throws MockQmpError ADDRESS_INVALID where all members would have the same address
 */
export const memberAddress = (address: string, index: number): string => {
	if (address.includes(INDEX)) {
		return address.replaceAll(INDEX, String(index));
	}

	const [, before, port, after] = TCP.exec(address) ?? [];
	if (before !== undefined) {
		return `${before}${shiftedPort(address, Number(port), index)}${after}`;
	}

	if (address.startsWith('ws:')) {
		const [endpoint = '', ...options] = address.split(',');
		return [`${endpoint.replace(/\/$/, '')}/${index}`, ...options].join(',');
	}

	throw new MockQmpError('ADDRESS_INVALID', `address "${address}" is the same for all machines`, {
		remedy: `put ${INDEX}, the number of the machine, somewhere in it: unix:/tmp/vm-${INDEX}.sock`,
	});
};

const shiftedPort = (address: string, port: number, index: number): number => {
	// Port 0 is a free one for each.
	const shifted = port === 0 ? 0 : port + index;
	if (shifted > PORT_MAX) {
		throw new MockQmpError(
			'ADDRESS_INVALID',
			`address "${address}": no port is left for machine ${index}`,
			{
				remedy: 'begin at a lower port, or use unix sockets',
			},
		);
	}

	return shifted;
};
