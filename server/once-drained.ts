import type {Writable} from 'node:stream';

/** Calls `listener` once when all that was written has been taken, or the stream is closed. */
export const onceDrained = (stream: Writable, listener: () => void): void => {
	const either = (): void => {
		stream.off('drain', either).off('close', either);
		listener();
	};

	stream.on('drain', either).on('close', either);
};
