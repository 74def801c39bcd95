// The manager under test: it watches the QEMU at the address in its first argument, HOST:PORT.
import {createConnection} from 'node:net';
import {createInterface} from 'node:readline';

const [host, port] = (process.argv[2] ?? 'localhost:4444').split(':');
const socket = createConnection({host, port: Number(port)});
const execute = command => socket.write(`${JSON.stringify({execute: command})}\n`);

createInterface({input: socket}).on('line', line => {
	const {QMP, event} = JSON.parse(line);
	if (QMP !== undefined) {
		execute('qmp_capabilities');
	} else if (event === 'GUEST_PANICKED') {
		execute('system_reset');
		execute('cont');
	}
});
