import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {freshSocketPath} from '../../../core/runtime/fresh-path.ts';
import {writeNow} from '../../../core/runtime/write-now.ts';

const PART = 1000;

const createPair = async (
	t: ExecutionContext,
): Promise<readonly [writer: Socket, reader: Socket]> => {
	const path = freshSocketPath();
	const server = createServer().listen(path);
	const reader = connect(path).pause();
	const [writer] = (await once(server, 'connection')) as [Socket];
	server.close();
	t.teardown(() => {
		writer.destroy();
		reader.destroy();
	});
	return [writer, reader];
};

/** Numbered bytes, so that none can be missed or change places unseen. */
const part = (index: number): Buffer => Buffer.from(String(index).padStart(PART, '.'));

test('what the kernel takes is sent at once, the rest by the stream, in order', async t => {
	const [writer, reader] = await createPair(t);
	const sent: Buffer[] = [];
	let taken = PART;
	for (let index = 0; taken === PART; index++) {
		const bytes = part(index);
		sent.push(bytes);
		taken = writeNow(writer, bytes);
		t.is(writer.writableLength, 0);
		if (taken < PART) {
			writer.write(bytes.subarray(taken));
		}
	}

	// Behind what waits nothing may overtake.
	t.is(writeNow(writer, part(-1)), 0);
	writer.end(part(-2));
	sent.push(part(-2));
	const received: Buffer[] = [];
	reader.on('data', chunk => received.push(chunk)).resume();
	await once(reader, 'end');
	t.true(Buffer.concat(received).equals(Buffer.concat(sent)));
});

test('nothing is taken by a stream that is gone, or that is no socket', async t => {
	const [writer, reader] = await createPair(t);
	t.is(writeNow(new PassThrough(), part(0)), 0);
	reader.destroy();
	await once(reader, 'close');
	t.is(writeNow(writer, part(0)), 0);
	writer.on('error', () => {});
	writer.destroy();
	t.is(writeNow(writer, part(0)), 0);
});
