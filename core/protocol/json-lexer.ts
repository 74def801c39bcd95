/** Kinds of tokens; a punctuation mark is its own kind. */
export type TokenKind =
	| '{'
	| '}'
	| '['
	| ']'
	| ':'
	| ','
	| 'integer'
	| 'float'
	| 'keyword'
	| 'string'
	| 'stray'
	| 'oversize';

/** A piece of JSON text. */
export interface Token {
	readonly kind: TokenKind;
	/** The bytes of the token, one character (U+0000 to U+00FF) a byte. */
	readonly text: string;
}

// qmp-wire rules, "Lexer and parser": a token may be as long as 64 MiB.
const TOKEN_LENGTH_MAX = 64 * 1024 * 1024;

const START = 0;
const RECOVERY = 1;
const STATES = [
	'start',
	'recovery',
	'double-quoted',
	'double-quoted escape',
	'single-quoted',
	'single-quoted escape',
	'sign',
	'zero',
	'digits',
	'point',
	'fraction',
	'exponent',
	'exponent sign',
	'exponent digits',
	'keyword',
] as const;
type State = (typeof STATES)[number];

// What a byte does: go to a state (its index), or one of these.
const STRAY = 0x40;
const END = 0x50;
const END_BEFORE = 0x80;
const RESUME = 0xff;

const TOKEN_KINDS: readonly TokenKind[] = [
	'{',
	'}',
	'[',
	']',
	':',
	',',
	'integer',
	'float',
	'keyword',
	'string',
];

const table: readonly Uint8Array[] = STATES.map(() => new Uint8Array(256).fill(STRAY));

const stateOf = (name: State): number => STATES.indexOf(name);

const on = (state: State, bytes: string | readonly [number, number], action: number): void => {
	const row = table[stateOf(state)];
	if (typeof bytes === 'string') {
		for (const character of bytes) {
			row?.fill(action, character.charCodeAt(0), character.charCodeAt(0) + 1);
		}
	} else {
		row?.fill(action, bytes[0], bytes[1] + 1);
	}
};

const ALL = [0, 0xff] as const;
const DIGITS = '0123456789';
const STRUCTURAL = '{}[]:,';
// Control characters and the bytes FE and FF end a string and the skipping after an error.
const TEXT = [0x20, 0xfd] as const;

const end = (kind: TokenKind): number => END + TOKEN_KINDS.indexOf(kind);
const endBefore = (kind: TokenKind): number => END_BEFORE + TOKEN_KINDS.indexOf(kind);

const defineStart = (): void => {
	on('start', ' \t\r\n', START);
	for (const mark of STRUCTURAL) {
		on('start', mark, END + STRUCTURAL.indexOf(mark));
	}

	on('start', '"', stateOf('double-quoted'));
	on('start', "'", stateOf('single-quoted'));
	on('start', '-', stateOf('sign'));
	on('start', DIGITS, stateOf('digits'));
	on('start', '0', stateOf('zero'));
	on('start', [0x61, 0x7a], stateOf('keyword'));
};

const defineRecovery = (): void => {
	on('recovery', ALL, RESUME);
	on('recovery', TEXT, RECOVERY);
	on('recovery', '\t', RECOVERY);
	on('recovery', STRUCTURAL, RESUME);
};

const defineStrings = (): void => {
	for (const [quote, state] of [
		['"', 'double-quoted'],
		["'", 'single-quoted'],
	] as const) {
		on(state, TEXT, stateOf(state));
		on(state, '\\', stateOf(`${state} escape`));
		on(state, quote, end('string'));
		on(`${state} escape`, TEXT, stateOf(state));
	}
};

const defineNumbers = (): void => {
	on('sign', DIGITS, stateOf('digits'));
	on('sign', '0', stateOf('zero'));
	on('zero', ALL, endBefore('integer'));
	on('zero', DIGITS, STRAY);
	on('zero', '.', stateOf('point'));
	on('digits', ALL, endBefore('integer'));
	on('digits', DIGITS, stateOf('digits'));
	on('digits', '.', stateOf('point'));
	on('digits', 'eE', stateOf('exponent'));
	on('point', DIGITS, stateOf('fraction'));
	on('fraction', ALL, endBefore('float'));
	on('fraction', DIGITS, stateOf('fraction'));
	on('fraction', 'eE', stateOf('exponent'));
	on('exponent', DIGITS, stateOf('exponent digits'));
	on('exponent', '+-', stateOf('exponent sign'));
	on('exponent sign', DIGITS, stateOf('exponent digits'));
	on('exponent digits', ALL, endBefore('float'));
	on('exponent digits', DIGITS, stateOf('exponent digits'));
};

defineStart();
defineRecovery();
defineStrings();
defineNumbers();
on('keyword', ALL, endBefore('keyword'));
on('keyword', [0x61, 0x7a], stateOf('keyword'));

const NOTHING: Buffer = Buffer.alloc(0);

/** Cuts bytes into tokens, with QEMU's dialect and its recovery after bytes that no token can hold. */
export class JsonLexer {
	#state = START;
	#head = '';
	#bytes = NOTHING;
	#offset = 0;

	/** Hands over the next bytes; all earlier ones must have been used up. */
	push(bytes: Uint8Array): void {
		this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#offset = 0;
	}

	/** The next token, or undefined when the bytes at hand hold no further whole one. */
	next(): Token | undefined {
		const bytes = this.#bytes;
		let from = this.#offset;
		for (let index = this.#offset; index < bytes.length; index++) {
			const action = table[this.#state]?.[bytes[index] ?? 0] ?? STRAY;
			if (action < STRAY) {
				this.#state = action;
				if (action <= RECOVERY) {
					from = index + 1;
				}
			} else if (action === RESUME) {
				this.#state = START;
				from = index;
				index -= 1;
			} else {
				return this.#finish(action, from, index);
			}
		}

		// A client that says nothing more holds no buffer.
		this.#bytes = NOTHING;
		this.#offset = 0;
		this.#head += bytes.toString('latin1', from, bytes.length);
		return this.#head.length > TOKEN_LENGTH_MAX ? this.#giveUp() : undefined;
	}

	#finish(action: number, from: number, index: number): Token {
		const isBefore = action >= END_BEFORE;
		this.#offset = isBefore ? index : index + 1;
		const text = this.#head + this.#bytes.toString('latin1', from, this.#offset);
		this.#head = '';
		this.#state = action === STRAY ? RECOVERY : START;
		const kind = TOKEN_KINDS[action - (isBefore ? END_BEFORE : END)];
		return {kind: action === STRAY ? 'stray' : (kind ?? 'stray'), text};
	}

	#giveUp(): Token {
		this.#head = '';
		this.#state = START;
		return {kind: 'oversize', text: ''};
	}
}
