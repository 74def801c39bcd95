import test from 'ava';
import {MessageFramer} from '../../../server/transports/message-framer.ts';

const headOf = test.macro((t, length: number, head: readonly number[]) => {
	const framer = new MessageFramer();
	const message = Buffer.alloc(length, 'x').fill('\n', length - 1);
	const frames = framer.frames(Buffer.concat([message, message]), true);
	const frame = Buffer.concat([Buffer.from(head), message]);
	t.true(frames.equals(Buffer.concat([frame, frame])));
});

test('a message of 125 bytes has its length in the head', headOf, 125, [0x82, 125]);
test('one of 126 bytes has it in two bytes more', headOf, 126, [0x82, 126, 0, 126]);
test('one of 65,535 bytes, too', headOf, 65_535, [0x82, 126, 255, 255]);
test('one of 65,536 bytes has it in eight', headOf, 65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]);

test('a text frame has opcode 1, and what has no line end at the end of a block is a message, too', t => {
	const frames = new MessageFramer().frames(Buffer.from('a\nbc'), false);
	t.deepEqual([...frames], [0x81, 2, 0x61, 0x0a, 0x81, 2, 0x62, 0x63]);
});

test('a buffer that was given back is used again', t => {
	const framer = new MessageFramer();
	const first = framer.frames(Buffer.from('a\n'), true);
	const second = framer.frames(Buffer.from('b\n'), true);
	t.not(second.buffer, first.buffer);
	framer.release(first);
	t.is(framer.frames(Buffer.from('c\n'), true).buffer, first.buffer);
});
