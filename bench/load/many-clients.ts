// Clients that negotiate and then only read. Arguments: how many, and the address of each, unix:PATH, tcp:HOST:PORT or
// ws:HOST:PORT/PATH, with {i} for its number. Says `ready` when all have negotiated, then counts what comes; a line on
// standard input asks for the count of bytes so far.

import {once} from 'node:events';
import {connect} from 'node:net';
import {createInterface} from 'node:readline';
import {WebSocket} from 'ws';

const AT_ONCE = 200;

const [count = '1', address = ''] = process.argv.slice(2);
const buffer = Buffer.allocUnsafe(256 * 1024);
let bytes = 0;

const take = (length: number): boolean => {
	bytes += length;
	return true;
};

const negotiate = '{"execute": "qmp_capabilities"}';

/** Resolves when the greeting and the return have come. */
const openSocket = (target: {path: string} | {host: string; port: number}): Promise<void> =>
	new Promise((resolve, reject) => {
		let seen = '';
		const socket = connect({
			...target,
			onread: {
				buffer,
				callback(length, chunk) {
					if (seen !== undefined && !seen.includes('"return"')) {
						seen += Buffer.from(chunk.buffer, chunk.byteOffset, length).toString('latin1');
						if (seen.includes('"return"')) {
							resolve();
						}
					}

					return take(length);
				},
			},
		});
		socket.once('error', reject);
		socket.write(negotiate);
	});

const openWebSocket = async (url: string): Promise<void> => {
	const socket = new WebSocket(url, {perMessageDeflate: false});
	socket.once('open', () => socket.send(negotiate));
	await once(socket, 'message');
	await once(socket, 'message');
	socket.on('message', data => take((data as Buffer).length));
};

const open = (index: number): Promise<void> => {
	const [, scheme = '', rest = ''] =
		/^(\w+):(.*)$/.exec(address.replaceAll('{i}', String(index))) ?? [];
	if (scheme === 'unix') {
		return openSocket({path: rest});
	}

	if (scheme === 'ws') {
		return openWebSocket(`ws://${rest}`);
	}

	const [host = '', port = ''] = rest.split(':');
	return openSocket({host, port: Number(port)});
};

for (let from = 0; from < Number(count); from += AT_ONCE) {
	const length = Math.min(AT_ONCE, Number(count) - from);
	await Promise.all(Array.from({length}, (_, offset) => open(from + offset)));
}

process.stdout.write('ready\n');
for await (const _ of createInterface({input: process.stdin})) {
	process.stdout.write(`${bytes}\n`);
}

process.exit();
