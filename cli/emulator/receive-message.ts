import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {type PassedStream, passedStream} from '../../server/descriptors/passed-stream.ts';
import type {ReceiveMessage} from '../../server/descriptors/watch.ts';

/** What the receiver tells: a stream that comes beside it, or, at the end, the bytes. */
export type ReceiverNote = {readonly kind: 'socket' | 'pipe'} | {readonly bytes: Uint8Array};

const RECEIVER = fileURLToPath(new URL('receiver.js', import.meta.url));
// A host that starts no process in this time does nothing else either.
const RECEIVER_MS_MAX = 60_000;

/** Has another process take a message with descriptors: Node.js takes them from its own like only. */
export const receiveMessage: ReceiveMessage = connection =>
	new Promise(resolve => {
		const child = spawn(process.execPath, [RECEIVER], {
			stdio: ['ignore', 'ignore', 'ignore', connection, 'ipc'],
			serialization: 'advanced',
			timeout: RECEIVER_MS_MAX,
		});
		const passed: PassedStream[] = [];
		child.on('message', (note: ReceiverNote, stream) => {
			if ('bytes' in note) {
				resolve({bytes: Buffer.from(note.bytes), passed});
				return;
			}

			const received = passedStream(stream, note.kind);
			if (received !== undefined) {
				passed.push(received);
			}
		});
		child.once('error', () => resolve(undefined));
		child.once('close', () => resolve(undefined));
	});
