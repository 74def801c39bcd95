const BRACKETS: ReadonlyMap<number, number> = new Map([
	[0x7b, 1],
	[0x5b, 1],
	[0x7d, -1],
	[0x5d, -1],
]);
const QUOTES: ReadonlySet<number> = new Set([0x22, 0x27]);
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
// qmp-wire rules, "Lexer and parser": the usual bytes to force QEMU's parser into a known state.
const RESETS: ReadonlySet<number> = new Set([0xff, 0xfe]);

// 1 for every byte that can change what the scanner is in.
const IS_SPECIAL = Uint8Array.from({length: 256}, (_, byte) =>
	BRACKETS.has(byte) ||
	QUOTES.has(byte) ||
	RESETS.has(byte) ||
	byte === NEWLINE ||
	byte === BACKSLASH
		? 1
		: 0,
);

type Step = 'inside' | 'ends' | 'ended before';

/**
 * Finds where messages end in a stream of bytes without changing or checking any. A message is what stands between
 * balanced brackets; anything else up to a line end counts as one too, since a client may send whatever it likes.
 */
export class MessageScanner {
	#depth = 0;
	#quote = 0;
	#isEscaped = false;
	#isInside = false;

	/** Whether a message has begun and not ended. */
	get isInside(): boolean {
		return this.#isInside;
	}

	/** The offsets right behind each message that ends in these bytes. */
	scan(bytes: Uint8Array): readonly number[] {
		const ends: number[] = [];
		for (let offset = 0; offset < bytes.length; offset++) {
			const byte = bytes[offset] ?? 0;
			// Most of what passes is plain letters inside a message.
			if (IS_SPECIAL[byte] === 0 && this.#isInside && !this.#isEscaped) {
				continue;
			}

			const step = this.#take(byte);
			if (step !== 'inside') {
				ends.push(step === 'ends' ? offset + 1 : offset);
			}
		}

		return ends;
	}

	#take(byte: number): Step {
		if (RESETS.has(byte) || (byte === NEWLINE && this.#isBroken)) {
			this.#reset();
			return 'ends';
		}

		return this.#quote === 0 ? this.#takePlain(byte) : this.#takeQuoted(byte);
	}

	// A line end ends a string, and what is no message at all.
	get #isBroken(): boolean {
		return this.#quote !== 0 || (this.#isInside && this.#depth === 0);
	}

	#takeQuoted(byte: number): Step {
		if (this.#isEscaped) {
			this.#isEscaped = false;
		} else if (byte === BACKSLASH) {
			this.#isEscaped = true;
		} else if (byte === this.#quote) {
			this.#quote = 0;
		}

		return 'inside';
	}

	#takePlain(byte: number): Step {
		const change = BRACKETS.get(byte) ?? 0;
		if (this.#depth === 0 && this.#isInside && change > 0) {
			this.#depth = 1;
			return 'ended before';
		}

		this.#isInside ||= !BLANKS.has(byte);
		this.#quote = this.#depth > 0 && QUOTES.has(byte) ? byte : 0;
		this.#depth += change;
		if (change < 0 && this.#depth <= 0) {
			this.#reset();
			return 'ends';
		}

		return 'inside';
	}

	#reset(): void {
		this.#depth = 0;
		this.#quote = 0;
		this.#isEscaped = false;
		this.#isInside = false;
	}
}
