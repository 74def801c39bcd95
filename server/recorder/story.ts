import {isJsonObject, type JsonObject, type JsonValue} from '../../core/protocol/json-value.ts';
import {findCause} from './cause.ts';
import {parseMessage, type TranscriptEntry} from './transcript.ts';

/** Something that QEMU did: a reply, an event, or that it left. */
export interface Deed {
	/** Milliseconds after the turn of the command that it follows from; after the negotiation if it came by itself. */
	readonly afterMs: number;
	readonly kind: 'reply' | 'event' | 'end';
	/** The message; empty for an end. */
	readonly message: JsonObject;
}

/** A command and what came of it. */
export interface Exchange {
	readonly command: string;
	readonly arguments: JsonObject;
	/** From the first byte of the session, in milliseconds. */
	readonly sentMs: number;
	/** In the order in which they came. */
	readonly deeds: readonly Deed[];
}

/** A session told by causes: what each command led to, and what came by itself. */
export interface Story {
	readonly greeting: JsonObject | undefined;
	readonly exchanges: readonly Exchange[];
	readonly spontaneous: readonly Deed[];
}

/** An exchange that is still being told. */
export interface OpenExchange extends Exchange {
	readonly id: JsonValue | undefined;
	readonly deeds: Deed[];
	/** When it was sent, or later: when the one sent before it was answered, since QEMU takes one at a time. */
	turnMs: number;
	isAnswered: boolean;
	/** When the latest of its deeds happened, from the first byte of the session. */
	lastMs: number;
}

const NOTHING: JsonObject = new Map();
const NEGOTIATION = 'qmp_capabilities';

const openExchange = (request: JsonObject, sentMs: number): OpenExchange => {
	const command = request.get('execute') ?? request.get('exec-oob');
	const args = request.get('arguments');
	return {
		command: typeof command === 'string' ? command : '',
		arguments: isJsonObject(args) ? args : NOTHING,
		id: request.get('id'),
		sentMs,
		turnMs: sentMs,
		lastMs: sentMs,
		deeds: [],
		isAnswered: false,
	};
};

const isSame = (left: JsonValue | undefined, right: JsonValue | undefined): boolean =>
	left !== undefined && JSON.stringify(left) === JSON.stringify(right);

/** Puts a session together from the lines of its transcript. */
class Storyteller {
	readonly exchanges: OpenExchange[] = [];
	readonly spontaneous: Deed[] = [];
	greeting: JsonObject | undefined;

	take({atMs, direction, text}: TranscriptEntry): void {
		const parsed = text === undefined ? undefined : parseMessage(text);
		const message = isJsonObject(parsed) ? parsed : NOTHING;
		if (direction === 'in') {
			if (text !== undefined) {
				this.exchanges.push(openExchange(message, atMs));
			}
		} else if (text === undefined) {
			this.#takeDeed('end', message, atMs);
		} else if (message.has('QMP')) {
			this.greeting ??= message;
		} else if (message.has('event')) {
			this.#takeDeed('event', message, atMs);
		} else {
			this.#takeReply(message, atMs);
		}
	}

	// In-band replies come in the order of the requests; out-of-band ones are told by their ids.
	#takeReply(message: JsonObject, atMs: number): void {
		const open = this.exchanges.filter(({isAnswered}) => !isAnswered);
		const id = message.get('id');
		const exchange = open.find(({id: asked}) => isSame(asked, id)) ?? open[0];
		if (exchange !== undefined) {
			exchange.isAnswered = true;
			this.#add(exchange, 'reply', message, atMs);
			const next = open[1];
			if (next !== undefined && exchange === open[0]) {
				next.turnMs = Math.max(next.turnMs, atMs);
			}
		}
	}

	#takeDeed(kind: Deed['kind'], message: JsonObject, atMs: number): void {
		const waiting = this.exchanges.findIndex(({isAnswered}) => !isAnswered) + 1;
		const begun = waiting === 0 ? this.exchanges : this.exchanges.slice(0, waiting);
		const cause = findCause(begun, message, atMs);
		if (cause === undefined) {
			this.spontaneous.push({kind, message, afterMs: atMs - this.#negotiatedMs});
		} else {
			this.#add(cause, kind, message, atMs);
		}
	}

	#add(exchange: OpenExchange, kind: Deed['kind'], message: JsonObject, atMs: number): void {
		exchange.lastMs = atMs;
		exchange.deeds.push({kind, message, afterMs: atMs - exchange.turnMs});
	}

	get #negotiatedMs(): number {
		return this.exchanges.find(({command}) => command === NEGOTIATION)?.sentMs ?? 0;
	}
}

/** Tells a recorded session by causes. */
export const tellStory = (entries: readonly TranscriptEntry[]): Story => {
	const teller = new Storyteller();
	for (const entry of entries) {
		teller.take(entry);
	}

	return teller;
};

/** Shortens each silence between two entries to `gapMs` milliseconds at most. */
export const cutGaps = (
	entries: readonly TranscriptEntry[],
	gapMs: number,
): readonly TranscriptEntry[] => {
	let lastMs = 0;
	let cutMs = 0;
	return entries.map(entry => {
		cutMs += Math.max(0, entry.atMs - lastMs - gapMs);
		lastMs = entry.atMs;
		return {...entry, atMs: entry.atMs - cutMs};
	});
};
