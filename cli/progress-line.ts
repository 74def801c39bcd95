/** A line of a terminal that tells how far a long job is; nothing where no person looks. */
export class ProgressLine {
	readonly #stream: NodeJS.WriteStream;

	constructor(stream: NodeJS.WriteStream) {
		this.#stream = stream;
	}

	/** Puts `text` in place of what the line said. */
	show(text: string): void {
		if (this.#stream.isTTY) {
			this.clear();
			this.#stream.write(text.slice(0, this.#stream.columns - 1));
		}
	}

	/** Leaves the line empty for others. */
	clear(): void {
		if (this.#stream.isTTY) {
			this.#stream.cursorTo(0);
			this.#stream.clearLine(0);
		}
	}
}
