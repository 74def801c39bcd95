import type {ChardevSpec} from '../machine-options.ts';

const FIRST_PORT = 40_000;

type Properties = Readonly<Record<string, string>>;

/** What query-chardev calls a socket (chardev/char-socket.c, `qemu_chr_socket_address`). */
const socketName = ({path, host, port, server, telnet, websocket}: Properties): string => {
	const flags = server === 'on' ? ',server=on' : '';
	if (path !== undefined) {
		return `unix:${path}${flags}`;
	}

	const kind = telnet === 'on' ? 'telnet' : websocket === 'on' ? 'websocket' : 'tcp';
	const real = port === '0' || port === undefined ? String(FIRST_PORT) : port;
	return `${kind}:${host ?? '0.0.0.0'}:${real}${flags}`;
};

/** What query-chardev calls a device whose other end nobody holds. */
export const chardevFilename = ({backend, properties}: ChardevSpec): string => {
	switch (backend) {
		case 'socket':
			return `disconnected:${socketName(properties)}`;
		case 'pty':
			return `pty:${properties.path ?? '/dev/pts/0'}`;
		case 'memory':
			return 'ringbuf';
		default:
			return backend;
	}
};
