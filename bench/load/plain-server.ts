// A server to compare with: it waits for a client that speaks and sends it events as fast as it takes them.
// Arguments: `raw`, the same bytes again and again, or `stringify`, an event and a write each; path of a unix socket.
import {createServer, type Socket} from 'node:net';
import {encodeMessage} from '../../core/protocol/encode.ts';

const BLOCK_BYTES = 64 * 1024;
const BLOCKS_UNDER_WAY = 2;
const SECTORS = 2_097_144;

const eventAt = (now: number, count: number): object => ({
	timestamp: {seconds: Math.floor(now / 1000), microseconds: (now % 1000) * 1000},
	event: 'QUORUM_FAILURE',
	data: {reference: 'quorum0', 'sector-num': count % SECTORS, 'sectors-count': 8},
});

const sendRaw = (socket: Socket): void => {
	const line = encodeMessage(eventAt(Date.now(), SECTORS - 1));
	const block = Buffer.from(line.repeat(Math.floor(BLOCK_BYTES / line.length)));
	let underWay = 0;
	const send = (): void => {
		while (underWay < BLOCKS_UNDER_WAY) {
			underWay += 1;
			socket.write(block, () => {
				underWay -= 1;
				send();
			});
		}
	};

	send();
};

const sendStringified = (socket: Socket): void => {
	let count = 0;
	const send = (): void => {
		while (socket.write(`${JSON.stringify(eventAt(Date.now(), count))}\r\n`)) {
			count += 1;
		}

		count += 1;
		socket.once('drain', send);
	};

	send();
};

const [kind = '', path = ''] = process.argv.slice(2);
const server = createServer(socket => {
	socket.on('error', () => process.exit());
	socket.on('close', () => process.exit());
	socket.once('data', () => (kind === 'raw' ? sendRaw(socket) : sendStringified(socket)));
});
server.listen(path);
