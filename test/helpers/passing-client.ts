import {Socket} from 'node:net';
import {internals} from '../../core/runtime/stream-internals.ts';

const part = <T>(found: T | undefined): T => {
	if (found === undefined) {
		throw new Error('this Node.js has no such part');
	}

	return found;
};

/** A client of a unix socket who can pass descriptors. */
export interface PassingClient {
	readonly socket: Socket;
	/** Sends text with a descriptor of this process beside it. */
	readonly pass: (text: string, descriptor: number) => void;
}

/** Connects to a unix socket that somebody listens on. */
export const connectPassing = (path: string): Promise<PassingClient> =>
	new Promise((resolve, reject) => {
		const {Pipe, PipeConnectWrap, constants} = part(internals('pipe_wrap'));
		const {WriteWrap} = part(internals('stream_wrap'));
		// Only a handle that takes descriptors itself can send one.
		const handle = new Pipe(constants.IPC);
		const request = new PipeConnectWrap();
		request.oncomplete = status => {
			if (status !== 0) {
				reject(new Error(`${path}: error ${status}`));
				return;
			}

			const options: object = {handle, allowHalfOpen: true, readable: true, writable: true};
			resolve({
				socket: new Socket(options),
				pass(text, descriptor) {
					const beside = new Pipe(constants.SOCKET);
					const problem = beside.open(descriptor);
					if (problem !== 0) {
						throw new Error(`descriptor ${descriptor}: error ${problem}`);
					}

					handle.writeUtf8String(new WriteWrap(), text, beside);
				},
			});
		};
		handle.connect(request, path);
	});
