const LINE_END = 0x0a;
// RFC 6455, section 5.2: FIN with opcode 1 or 2; a length of 126 or 127 means that it follows in two bytes or eight.
const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;
const SHORT_MAX = 125;
const TWO_BYTES = 126;
const TWO_BYTES_MAX = 0xff_ff;
const EIGHT_BYTES = 127;
// A block of rendered events with its heads fits.
const BUFFER_BYTES = 160 * 1024;
const SPARE_MAX = 16;

const headBytes = (length: number): number => {
	if (length <= SHORT_MAX) {
		return 2;
	}

	return length <= TWO_BYTES_MAX ? 4 : 10;
};

/** Writes the head of a frame as a server sends it, without a mask; gives where its message begins. */
const writeHead = (frames: Buffer, at: number, length: number): number => {
	if (length <= SHORT_MAX) {
		frames[at + 1] = length;
	} else if (length <= TWO_BYTES_MAX) {
		frames[at + 1] = TWO_BYTES;
		frames.writeUInt16BE(length, at + 2);
	} else {
		frames[at + 1] = EIGHT_BYTES;
		frames.writeUInt32BE(0, at + 2);
		frames.writeUInt32BE(length, at + 6);
	}

	return at + headBytes(length);
};

/** Makes WebSocket frames, a message a frame; its buffers are used again and again. */
export class MessageFramer {
	readonly #spare: Buffer[] = [];

	/** The frames of the messages of a block, each of which ends with a line feed. */
	frames(block: Buffer, isBinary: boolean): Buffer {
		const ends: number[] = [];
		let size = block.length;
		for (let begin = 0; begin < block.length; begin = ends.at(-1) ?? block.length) {
			const end = block.indexOf(LINE_END, begin) + 1 || block.length;
			size += headBytes(end - begin);
			ends.push(end);
		}

		const frames = this.#take(size);
		let begin = 0;
		let at = 0;
		for (const end of ends) {
			frames[at] = isBinary ? FINAL_BINARY : FINAL_TEXT;
			at = writeHead(frames, at, end - begin);
			at += block.copy(frames, at, begin, end);
			begin = end;
		}

		return frames.subarray(0, at);
	}

	/** Gives a buffer back that nobody reads any more. */
	release({buffer}: Buffer): void {
		if (buffer.byteLength === BUFFER_BYTES && this.#spare.length < SPARE_MAX) {
			this.#spare.push(Buffer.from(buffer));
		}
	}

	#take(size: number): Buffer {
		const spare = size <= BUFFER_BYTES ? this.#spare.pop() : undefined;
		return spare ?? Buffer.allocUnsafeSlow(Math.max(size, BUFFER_BYTES));
	}
}
