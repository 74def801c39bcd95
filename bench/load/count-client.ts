import {connect} from 'node:net';

// A client that counts bytes and does nothing else: the cheapest there is. Arguments: path, bytes to wait for.
const [path = '', limit = '0'] = process.argv.slice(2);
const target = Number(limit);
const buffer = Buffer.allocUnsafe(1024 * 1024);
let count = 0;
let begin = 0;
const socket = connect({
	path,
	onread: {
		buffer,
		callback(bytes) {
			begin ||= performance.now();
			count += bytes;
			if (count >= target) {
				process.stdout.write(`${(count / (performance.now() - begin)) * 1000}\n`);
				socket.destroy();
				return false;
			}

			return true;
		},
	},
});
socket.write('{"execute": "qmp_capabilities"}');
