// A client that counts events and does nothing else. Arguments: path of a unix socket, events to wait for. Prints
// events a second.
import {connect} from 'node:net';

const LINE_END = 0x0a;
const BUFFER_BYTES = 1024 * 1024;

const [path = '', wanted = '0'] = process.argv.slice(2);
const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
let bytes = 0;
let lineBytes = 0;
let begin = 0;
const socket = connect({
	path,
	onread: {
		buffer,
		callback(length) {
			begin ||= performance.now();
			bytes += length;
			// All events have about the length of the last one; to look for each line would take longer than to read.
			const end = buffer.lastIndexOf(LINE_END, length - 1);
			const start = buffer.lastIndexOf(LINE_END, end - 1);
			lineBytes = start >= 0 ? end - start : lineBytes;
			if (lineBytes > 0 && bytes / lineBytes >= Number(wanted)) {
				const seconds = (performance.now() - begin) / 1000;
				process.stdout.write(`${Math.round(bytes / lineBytes / seconds)}\n`);
				process.exit();
			}

			return true;
		},
	},
});
socket.write('{"execute": "qmp_capabilities"}');
