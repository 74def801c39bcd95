/** One step of a conversation. Clients are numbered from 0 in the order in which they are named. */
export type Action =
	/** Opens a connection. */
	| {readonly kind: 'connect'; readonly client: number}
	/** Writes the pieces one after the other; a character (U+0000 to U+00FF) is a byte. */
	| {readonly kind: 'send'; readonly client: number; readonly pieces: readonly string[]}
	/** Forces the parser into its start by byte FF, sends a command with an id and reads up to its reply. */
	| {readonly kind: 'sync'; readonly client: number}
	/** Reads until a line with this text has come that no earlier step waited for. */
	| {readonly kind: 'await'; readonly client: number; readonly text: string}
	/** Notes in the transcript that nothing, or how much, has come so far. */
	| {readonly kind: 'look'; readonly client: number}
	/** Ends the client's direction only. */
	| {readonly kind: 'half-close'; readonly client: number}
	/** Reads until the server ends the connection. */
	| {readonly kind: 'await-end'; readonly client: number}
	/** Leaves. */
	| {readonly kind: 'close'; readonly client: number};

/** A conversation with a server, whose answers are to be the same everywhere. */
export interface WireCase {
	/** A sentence about what is shown. */
	readonly title: string;
	/** Ends, or changes for good, the process it talks to, which then serves no other case. */
	readonly isIsolated?: true;
	readonly conversation: readonly Action[];
}

/** Cases on one theme; played in order against one process. */
export interface WireSuite {
	readonly name: string;
	readonly cases: readonly WireCase[];
}

export const NEGOTIATE = '{"execute": "qmp_capabilities"}';
export const NEGOTIATE_OOB = '{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}';

/** Bytes as hexadecimal digits, blanks ignored. */
export const hex = (digits: string): string =>
	Buffer.from(digits.replaceAll(' ', ''), 'hex').toString('latin1');

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** A command without arguments; `members` are further members, with a leading comma. */
export const command = (name: string, members = ''): string => `{"execute": "${name}"${members}}`;

/** A harmless command whose reply repeats a value as the server prints it. */
export const echo = (value: string): string => `{"execute": "query-name", "id": ${value}}`;

export const connect = (client = 0): Action => ({kind: 'connect', client});
export const send = (...pieces: readonly string[]): Action => ({kind: 'send', client: 0, pieces});
export const sendFrom = (client: number, ...pieces: readonly string[]): Action => ({
	kind: 'send',
	client,
	pieces,
});
export const sync = (client = 0): Action => ({kind: 'sync', client});
export const awaitLine = (text: string, client = 0): Action => ({kind: 'await', client, text});
export const look = (client = 0): Action => ({kind: 'look', client});
export const halfClose = (client = 0): Action => ({kind: 'half-close', client});
export const awaitEnd = (client = 0): Action => ({kind: 'await-end', client});
export const close = (client = 0): Action => ({kind: 'close', client});

const opening = (negotiation: string, client: number): readonly Action[] => [
	connect(client),
	sendFrom(client, negotiation),
	awaitLine('{"return": {}}', client),
];

/** Connects and negotiates. */
export const negotiate = (client = 0): readonly Action[] => opening(NEGOTIATE, client);

/** Connects and negotiates with `oob`. */
export const negotiateOob = (client = 0): readonly Action[] => opening(NEGOTIATE_OOB, client);

/** A case of a client that has not negotiated: sends the pieces. */
export const fresh = (title: string, ...pieces: readonly string[]): WireCase => ({
	title,
	conversation: [connect(), send(...pieces), sync(), close()],
});

/** A case of a client that has negotiated: sends the pieces. */
export const negotiated = (title: string, ...pieces: readonly string[]): WireCase => ({
	title,
	conversation: [...negotiate(), send(...pieces), sync(), close()],
});

/** A case of a client that has negotiated `oob`: sends the pieces, reading all answers to one before the next. */
export const withOob = (title: string, ...pieces: readonly string[]): WireCase => ({
	title,
	conversation: [...negotiateOob(), ...pieces.flatMap(piece => [send(piece), sync()]), close()],
});
