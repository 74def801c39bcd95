import type {ChardevSpec} from '../machine-options.ts';

const bracketed = (host = ''): string =>
	host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;

/** The address, in our spelling, on which a character device with these properties is met; undefined: on none. */
export const socketAddress = ({
	path,
	host,
	port,
	fd,
	server,
	reconnect,
	websocket,
}: ChardevSpec['properties']): string | undefined => {
	if (fd !== undefined) {
		return `fd:${fd}`;
	}

	const again = reconnect === undefined ? '' : `,reconnect=${reconnect}`;
	const frames = websocket === 'on' ? ',websocket=on' : '';
	const kind = server === 'on' ? `,server=on,wait=off${frames}` : `,server=off${again}`;
	if (path !== undefined) {
		return `unix:${path.replaceAll(',', ',,')}${kind}`;
	}

	return port === undefined ? undefined : `tcp:${bracketed(host)}:${port}${kind}`;
};
