import {createServer, Socket} from 'node:net';
import {
	closeDescriptor,
	descriptorKind,
	openDescriptors,
	openRoot,
} from '../../core/runtime/open-descriptors.ts';
import {handleOf, internals, type PipeHandle} from '../../core/runtime/stream-internals.ts';

/** A socket or a pipe that has come with a message. */
export interface TakenStream {
	readonly socket: Socket;
	readonly kind: 'socket' | 'pipe';
}

/** What one read of a connection has brought; descriptors that are no streams are left alone. */
export interface TakenMessage {
	readonly bytes: Buffer;
	readonly streams: readonly TakenStream[];
}

const internal = <N extends Parameters<typeof internals>[0]>(
	name: N,
): NonNullable<ReturnType<typeof internals<N>>> => {
	const found = internals(name);
	if (found === undefined) {
		throw new Error(`this Node.js has no ${name}`);
	}

	return found;
};

const readOnce = (
	end: PipeHandle,
): Promise<{readonly bytes: Buffer; readonly handle: PipeHandle | undefined}> =>
	new Promise(resolve => {
		end.onread = bytes => {
			end.readStop();
			resolve({bytes: Buffer.from(bytes ?? new ArrayBuffer(0)), handle: end.pendingHandle});
		};
		end.readStart();
	});

const send = (end: PipeHandle, descriptor: number): void => {
	const {Pipe, constants} = internal('pipe_wrap');
	const {WriteWrap} = internal('stream_wrap');
	const handle = new Pipe(constants.SOCKET);
	handle.open(descriptor);
	end.writeUtf8String(new WriteWrap(), '.', handle);
};

/** Two ends that take descriptors; the second has the higher number. The server behind it stays. */
const createPair = (name: string): Promise<readonly [PipeHandle, PipeHandle]> =>
	new Promise((resolve, reject) => {
		const {Pipe, PipeConnectWrap, constants} = internal('pipe_wrap');
		const far = new Pipe(constants.IPC);
		const server = createServer({pauseOnConnect: true}, socket => {
			const near = new Pipe(constants.IPC);
			near.open(handleOf(socket)?.fd ?? -1);
			resolve([far, near]);
		});
		server.once('error', reject);
		server.listen(name, () => {
			const request = new PipeConnectWrap();
			request.oncomplete = () => {};
			far.connect(request, name);
		});
	});

/**
 * Makes a handle read another connection than its own: gives its number up, which is the lowest that is free then, and
 * has the connection sent to it, which takes that. Nothing else may be going on in the process.
 */
const exchange = async (
	[far, near]: readonly [PipeHandle, PipeHandle],
	connection: number,
): Promise<void> => {
	const number = near.fd;
	send(near, connection);
	closeDescriptor(number);
	const {handle} = await readOnce(far);
	if (handle?.fd !== number) {
		throw new Error(`descriptor ${number} is not free`);
	}
};

/**
 * Takes what waits on a connection, with the descriptors that came with it. Node.js takes descriptors where it
 * expects them from its own like, and ends when one is a file. As long as one that it does not know waits to be
 * fetched, it looks at none of those behind it: so a folder is sent first (docs/decisions/0004). For a process of its
 * own: what was opened stays open.
 */
export const takeMessage = async (connection: number, pairName: string): Promise<TakenMessage> => {
	const [far, near] = await createPair(pairName);
	send(far, openRoot());
	await readOnce(near);
	await exchange([far, near], connection);
	const before = new Set(openDescriptors());
	const {bytes} = await readOnce(near);
	const streams: TakenStream[] = [];
	for (const fd of openDescriptors().filter(number => !before.has(number))) {
		const kind = descriptorKind(fd);
		if (kind !== 'other') {
			streams.push({socket: new Socket({fd, readable: true, writable: true}), kind});
		}
	}

	return {bytes, streams};
};
