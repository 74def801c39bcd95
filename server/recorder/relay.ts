import type {Duplex} from 'node:stream';
import type {Direction} from './transcript.ts';

/** The two ends of a relay and who looks on. */
export interface RelayOptions {
	/** Streams that nobody has read yet. */
	readonly client: Duplex;
	readonly qemu: Duplex;
	/** Called with bytes before they go on. */
	readonly onBytes: (direction: Direction, bytes: Buffer) => void;
	/** Called once for each side that has said its last. */
	readonly onEnd: (direction: Direction) => void;
}

const pump = (from: Duplex, to: Duplex, onBytes: (bytes: Buffer) => void): void => {
	from.on('data', bytes => {
		onBytes(bytes);
		if (to.writable && !to.write(bytes)) {
			from.pause();
		}
	});
	to.on('drain', () => from.resume());
	from.on('end', () => to.end());
	// A peer that breaks off takes the other one with it, as if there were no relay.
	from.on('error', () => to.destroy());
	from.on('close', () => to.end(() => to.destroy()));
	from.resume();
};

/** Passes bytes between a client and QEMU, unchanged and in order, each side read no faster than the other takes it. */
export const relay = ({client, qemu, onBytes, onEnd}: RelayOptions): void => {
	const said = new Set<Direction>();
	const end = (direction: Direction): void => {
		if (!said.has(direction)) {
			said.add(direction);
			onEnd(direction);
		}
	};

	for (const [stream, direction] of [
		[client, 'in'],
		[qemu, 'out'],
	] as const) {
		stream.on('end', () => end(direction));
		stream.on('close', () => end(direction));
	}

	pump(client, qemu, bytes => onBytes('in', bytes));
	pump(qemu, client, bytes => onBytes('out', bytes));
};
