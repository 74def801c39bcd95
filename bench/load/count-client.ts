// A client that counts events and does nothing else. Arguments: `unix` PATH, `tcp` PORT or `ws` HOST:PORT/PATH, and how
// many seconds; with `library` behind them WebSocket messages are read by ws, one by one, as a client would. Prints events
// and seconds.
import {randomBytes} from 'node:crypto';
import {connect, type NetConnectOpts} from 'node:net';
import {WebSocket} from 'ws';

const LINE_END = 0x0a;
const BUFFER_BYTES = 1024 * 1024;

const [kind = '', address = '', seconds = '1', reader = ''] = process.argv.slice(2);
const hello = '{"execute": "qmp_capabilities"}';
// A final binary frame with a mask of zeros, which changes nothing.
const helloFrame = String.fromCharCode(0x82, 0x80 | hello.length, 0, 0, 0, 0) + hello;
let begin = 0;
let events = 0;

const finishWhenDue = (): void => {
	const elapsed = (performance.now() - begin) / 1000;
	if (elapsed >= Number(seconds)) {
		process.stdout.write(`${Math.round(events)} ${elapsed}\n`);
		process.exit();
	}
};

const [, wsHost = '', wsPort = '', wsPath = ''] = /^(.*):(\d+)(\/.*)$/.exec(address) ?? [];

const targetOf = (): NetConnectOpts => {
	if (kind === 'unix') {
		return {path: address};
	}

	return kind === 'ws'
		? {host: wsHost, port: Number(wsPort)}
		: {host: '127.0.0.1', port: Number(address)};
};

const upgrade = [
	`GET ${wsPath} HTTP/1.1`,
	...[`Host: ${wsHost}:${wsPort}`, 'Connection: Upgrade', 'Upgrade: websocket'],
	...['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`],
	...['', helloFrame],
].join('\r\n');

const readStream = (): void => {
	const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
	let lineBytes = 0;
	const socket = connect({
		...targetOf(),
		onread: {
			buffer,
			callback(length) {
				begin ||= performance.now();
				// All events have about the length of the last one; to look for each line would take longer than to read.
				const end = buffer.lastIndexOf(LINE_END, length - 1);
				const start = buffer.lastIndexOf(LINE_END, end - 1);
				lineBytes = start >= 0 ? end - start : lineBytes;
				events += lineBytes > 0 ? length / lineBytes : 0;
				finishWhenDue();
				return true;
			},
		},
	});
	socket.write(kind === 'ws' ? upgrade : hello, 'latin1');
};

const readFrames = (): void => {
	const socket = new WebSocket(`ws://${address}`, {perMessageDeflate: false});
	socket.once('open', () => socket.send(hello));
	socket.on('message', () => {
		begin ||= performance.now();
		events += 1;
		finishWhenDue();
	});
};

if (reader === 'library') {
	readFrames();
} else {
	readStream();
}
