import {MockQmpError} from '../../core/runtime/errors.ts';

const NEWLINE = 0x0a;
// As long as a client of QEMU may have to take: a reply with the whole schema is some 200 KiB.
const LINE_MAX = 64 * 1024 * 1024;

/** Called with each whole line, without its line end. The buffer is used again afterwards. */
export type OnLine = (buffer: Buffer, at: number, end: number) => void;

/** Cuts a stream into lines without copying any but those that two chunks share. */
export class LineCutter {
	readonly #onLine: OnLine;
	#rest: Buffer[] = [];
	#restLength = 0;

	constructor(onLine: OnLine) {
		this.#onLine = onLine;
	}

	/** Bytes of a line whose end has not come. */
	get restLength(): number {
		return this.#restLength;
	}

	/**
	 * Takes the first `length` bytes of `chunk`.
	 * @throws MockQmpError CLIENT_FAILED when a line has no end
	 */
	push(chunk: Buffer, length: number = chunk.length): void {
		let at = 0;
		if (this.#restLength > 0) {
			const end = chunk.indexOf(NEWLINE);
			if (end < 0 || end >= length) {
				this.#keep(chunk, 0, length);
				return;
			}

			this.#keep(chunk, 0, end);
			const line = Buffer.concat(this.#rest);
			this.#rest = [];
			this.#restLength = 0;
			this.#onLine(line, 0, line.length);
			at = end + 1;
		}

		for (let end = chunk.indexOf(NEWLINE, at); end >= 0 && end < length; ) {
			this.#onLine(chunk, at, end);
			at = end + 1;
			end = chunk.indexOf(NEWLINE, at);
		}

		if (at < length) {
			this.#keep(chunk, at, length);
		}
	}

	#keep(chunk: Buffer, at: number, end: number): void {
		this.#rest.push(Buffer.from(chunk.subarray(at, end)));
		this.#restLength += end - at;
		if (this.#restLength > LINE_MAX) {
			throw new MockQmpError('CLIENT_FAILED', `a line is longer than ${LINE_MAX} bytes`);
		}
	}
}
