/**
 * A stream of Node.js below `node:net`, as far as we touch it. None of this is documented: whoever uses it must do
 * without where it is missing.
 */
export interface StreamHandle {
	/** The number of its descriptor. */
	readonly fd: number;
	/** Whether `node:net` has it read. */
	reading: boolean;
	/** Called after each read with what has come; the buffer that it returns is filled next. */
	onread: (this: StreamHandle, bytes?: ArrayBuffer) => unknown;
	/** From now on what comes is put into that buffer. */
	useUserBuffer(buffer: Uint8Array): void;
	readStart(): number;
	readStop(): number;
}

/** A unix socket or a pipe below `node:net`; one of the kind `IPC` takes descriptors as well. */
export interface PipeHandle extends StreamHandle {
	/** The descriptor that came with the last read, if it is one that libuv knows. */
	readonly pendingHandle?: PipeHandle;
	/** Takes over a descriptor; 0 or a negative error. */
	open(descriptor: number): number;
	connect(request: object, path: string): number;
	writeUtf8String(request: object, text: string, handle: PipeHandle): number;
}

/** What is below a stream of `node:net`; undefined for another one and once it is closed. */
export const handleOf = (stream: object): StreamHandle | undefined => {
	const {_handle} = stream as {readonly _handle?: StreamHandle | null};
	return _handle?.useUserBuffer === undefined ? undefined : _handle;
};

interface Internals {
	readonly pipe_wrap: {
		readonly Pipe: new (kind: number) => PipeHandle;
		readonly PipeConnectWrap: new () => {oncomplete: (status: number) => void};
		readonly constants: {readonly SOCKET: number; readonly IPC: number};
	};
	readonly stream_wrap: {
		readonly WriteWrap: new () => object;
		/** At `kReadBytesOrError`: how much was read, or a negative error. */
		readonly streamBaseState: Int32Array;
		readonly kReadBytesOrError: number;
	};
}

/** A part of Node.js that is internal; undefined in a release that has none of that name. */
export const internals = <N extends keyof Internals>(name: N): Internals[N] | undefined => {
	const {binding} = process as {binding?: (name: string) => unknown};
	try {
		return binding?.call(process, name) as Internals[N] | undefined;
	} catch {
		return undefined;
	}
};
