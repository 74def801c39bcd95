import {Duplex} from 'node:stream';
import test from 'ava';
import {createLogger} from '../../core/runtime/log.ts';
import {VirtualClock} from '../../core/runtime/virtual-clock.ts';
import {startVirtual} from '../../testing.ts';

const MIB = 1024 * 1024;
const REASON = 'x'.repeat(MIB);

/** A client that never takes what it is sent. */
const createDeafClient = (): Duplex => {
	const stream = new Duplex({allowHalfOpen: true, read() {}, write() {}});
	stream.push('{"execute": "qmp_capabilities"}');
	return stream;
};

const start = async () => {
	const lines: string[] = [];
	const log = createLogger({
		format: 'text',
		level: 'trace',
		clock: new VirtualClock(),
		writeLine: line => lines.push(line.slice(0, 200)),
	});
	const virtual = await startVirtual({log});
	const stream = createDeafClient();
	virtual.qmp.addMonitor().accept(stream);
	await virtual.advance(0);
	const storm = (mebibytes: number): void => {
		for (let count = 0; count < mebibytes; count++) {
			virtual.qmp.emit('BLOCK_IO_ERROR', {
				...({device: '', 'node-name': 'a', operation: 'read', action: 'report'} as const),
				reason: REASON,
			});
		}
	};

	return {...virtual, stream, storm, lines};
};

test('a client that leaves 64 MiB unread is cut off, and that is logged', async t => {
	const {qmp, advance, stream, storm, lines} = await start();
	storm(63);
	t.false(stream.destroyed);
	storm(1);
	t.true(stream.destroyed);
	t.true(
		lines.some(line => /warn +client cut off: it left 67108864 bytes unread/.test(line)),
		lines.at(-1),
	);
	await advance(0);
	t.is(qmp.clientCount, 0);
	await qmp.close();
});

test('a client that leaves 1 MiB unread is read no further', async t => {
	const {qmp, advance, stream, storm} = await start();
	storm(1);
	stream.push('{"execute": "stop"}');
	await advance(0);
	t.is(qmp.status, 'paused', 'what it has pushed was read before anybody looked');
	stream.push('{"execute": "cont"}');
	await advance(1000);
	t.is(qmp.status, 'paused');
	stream.destroy();
	await advance(0);
	await qmp.close();
});

test('the wire is traced without line ends', async t => {
	const {qmp, lines, stream, advance} = await start();
	t.true(lines.some(line => /trace +-> \{"execute": "qmp_capabilities"\} client=/.test(line)));
	t.true(lines.some(line => /trace +<- \{"return": \{\}\} client=compat_monitor0#0$/.test(line)));
	stream.destroy(new Error('gone'));
	await advance(0);
	t.true(lines.some(line => line.includes('client failed: gone')));
	await qmp.close();
});
