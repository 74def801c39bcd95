// A client that counts events and does nothing else. Arguments: `unix` PATH, `tcp` PORT or `ws` HOST:PORT/PATH, and how
// many seconds. Prints events and seconds.
import {connect} from 'node:net';
import {WebSocket} from 'ws';

const LINE_END = 0x0a;
const BUFFER_BYTES = 1024 * 1024;

const [kind = '', address = '', seconds = '1'] = process.argv.slice(2);
const hello = '{"execute": "qmp_capabilities"}';
let begin = 0;
let events = 0;

const finishWhenDue = (): void => {
	const elapsed = (performance.now() - begin) / 1000;
	if (elapsed >= Number(seconds)) {
		process.stdout.write(`${Math.round(events)} ${elapsed}\n`);
		process.exit();
	}
};

const readStream = (): void => {
	const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
	let lineBytes = 0;
	const socket = connect({
		...(kind === 'unix' ? {path: address} : {host: '127.0.0.1', port: Number(address)}),
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
	socket.write(hello);
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

if (kind === 'ws') {
	readFrames();
} else {
	readStream();
}
