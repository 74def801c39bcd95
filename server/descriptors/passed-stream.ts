import {Socket} from 'node:net';
import type {PassedDescriptor} from '../../core/machine/process/descriptors.ts';

/** A connection or a pipe that a client has passed. */
export class PassedStream implements PassedDescriptor {
	readonly socket: Socket;
	readonly kind: 'socket' | 'pipe';

	constructor(socket: Socket, kind: 'socket' | 'pipe') {
		this.socket = socket;
		this.kind = kind;
		// Whoever uses it listens too.
		socket.on('error', () => {});
	}

	close(): void {
		this.socket.destroySoon();
	}
}

/** What another process has sent of that kind; undefined when it is no stream. */
export const passedStream = (
	sent: unknown,
	kind: PassedStream['kind'],
): PassedStream | undefined => (sent instanceof Socket ? new PassedStream(sent, kind) : undefined);
