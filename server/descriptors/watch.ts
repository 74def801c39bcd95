import type {Duplex} from 'node:stream';
import type {PassedDescriptor} from '../../core/machine/process/descriptors.ts';
import {waitingDescriptors} from '../../core/runtime/open-descriptors.ts';
import {handleOf, internals} from '../../core/runtime/stream-internals.ts';

/** What one read of a connection has brought. */
export interface ReceivedMessage {
	readonly bytes: Buffer;
	readonly passed: readonly PassedDescriptor[];
}

/** Takes what waits on a connection, given by its number, with its descriptors; undefined when that has failed. */
export type ReceiveMessage = (connection: number) => Promise<ReceivedMessage | undefined>;

/** Looks for descriptors in what comes on a stream; those of a message are offered before it is read. */
export type WatchDescriptors = (
	stream: Duplex,
	offer: (passed: readonly PassedDescriptor[]) => void,
) => void;

// uv.h: libuv says so when it is to read into a buffer without room.
const NO_ROOM = -105;
const ROOM_BYTES = 64 * 1024;

/**
 * Watches streams for descriptors. A read into no room tells that something has come and takes nothing; then the kernel
 * says whether descriptors are among it. Only if so, `receive` takes the message; all else is read as ever. Where
 * Node.js or the kernel does not play along, nothing is done (docs/decisions/0004).
 */
export const createWatch = (receive: ReceiveMessage): WatchDescriptors => {
	// All connections fill the same room in turn: what has come is copied out at once.
	let shared: Buffer | undefined;
	return (stream, offer) => {
		shared ??= Buffer.alloc(ROOM_BYTES);
		const room = shared;
		const noRoom = room.subarray(0, 0);
		const reads = internals('stream_wrap');
		const handle = handleOf(stream);
		if (
			handle === undefined ||
			reads?.streamBaseState === undefined ||
			waitingDescriptors(handle.fd) === undefined
		) {
			return;
		}

		const ordinary = handle.onread;
		let isBlind = false;
		const push = (bytes: Buffer): void => {
			if (!stream.push(bytes)) {
				handle.reading = false;
				handle.readStop();
			}
		};
		const take = async (): Promise<void> => {
			const message = await receive(handle.fd);
			isBlind = message === undefined;
			if (stream.destroyed) {
				for (const descriptor of message?.passed ?? []) {
					descriptor.close();
				}

				return;
			}

			if (message !== undefined) {
				offer(message.passed);
				push(message.bytes);
			}

			if (handle.reading) {
				handle.readStart();
			}
		};
		handle.useUserBuffer(noRoom);
		handle.onread = bytes => {
			const result = reads.streamBaseState[reads.kReadBytesOrError] ?? 0;
			if (result === NO_ROOM) {
				if (isBlind || waitingDescriptors(handle.fd) === 0) {
					return room;
				}

				handle.readStop();
				void take();
			} else if (result > 0) {
				push(Buffer.from(room.subarray(0, result)));
			} else {
				ordinary.call(handle, bytes);
			}

			return noRoom;
		};
	};
};
