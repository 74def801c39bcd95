import type {OutgoingMessage} from '../core/faults/fault-rule.ts';
import type {Journal} from '../core/machine/journal.ts';
import {encodeMessage} from '../core/protocol/encode.ts';
import {type JsonItem, JsonStream} from '../core/protocol/json-stream.ts';
import type {JsonValue} from '../core/protocol/json-value.ts';
import {type EventMessage, errorReply, type Reply, returnReply} from '../core/protocol/messages.ts';
import {
	capabilityUnavailable,
	negotiationComplete,
	negotiationExpected,
	QmpError,
} from '../core/protocol/qmp-error.ts';
import {
	type CommandRequest,
	isOutOfBandInput,
	readRequest,
	requestId,
} from '../core/protocol/request.ts';
import type {ClientSession, SessionOptions} from './client-session.ts';
import {CommandQueue} from './command-queue.ts';
import {type Respond, settle} from './dispatcher.ts';
import {noteCommand} from './note-command.ts';

const NEGOTIATION = 'qmp_capabilities';

/** One client's protocol state: bytes in, messages out, no I/O. */
export class Session implements ClientSession {
	readonly #options: SessionOptions;
	readonly #stream = new JsonStream();
	readonly #queue = new CommandQueue();
	#mode: 'negotiating' | 'commanding' = 'negotiating';
	#isOobEnabled = false;
	#isFull = false;
	#isInputEnded = false;
	#isClosed = false;
	hasEarlyEvents = false;

	constructor(options: SessionOptions) {
		this.#options = options;
	}

	get isFull(): boolean {
		return this.#isFull;
	}

	get isNegotiated(): boolean {
		return this.#mode === 'commanding';
	}

	open(): void {
		this.#send('greeting', undefined, this.#options.dispatcher.machine.profile.greeting);
	}

	greetAgain(isAnew: boolean): string {
		if (isAnew) {
			this.#mode = 'negotiating';
			this.#isOobEnabled = false;
		}

		return encodeMessage(this.#options.dispatcher.machine.profile.greeting, this.#options.layout);
	}

	receive(bytes: Uint8Array): void {
		this.#stream.push(bytes);
		this.#takeItems();
	}

	endInput(): void {
		this.#isInputEnded = true;
		this.#finishIfDone();
	}

	deliver(event: EventMessage): void {
		if (this.isNegotiated || this.hasEarlyEvents) {
			this.#send('event', event.event, event);
		}
	}

	close(): void {
		this.#isClosed = true;
		this.#queue.clear();
	}

	get #isOver(): boolean {
		return this.#isClosed || this.#options.dispatcher.machine.isExiting;
	}

	get #journal(): Journal {
		return this.#options.dispatcher.machine.journal;
	}

	#takeItems(): void {
		while (!this.#isOver) {
			this.#isFull = !this.#queue.hasRoom(this.#isOobEnabled);
			const item = this.#isFull ? undefined : this.#stream.next();
			if (item === undefined) {
				return;
			}

			this.#takeItem(item);
		}
	}

	// Out-of-band requests go at once; all else, errors too, in its turn.
	#takeItem(item: JsonItem): void {
		if (item.kind === 'value' && isOutOfBandInput(item.value)) {
			this.#answer(item.value, () => {});
		} else {
			this.#queue.add(
				done => this.#answerInBand(item, done),
				() => this.#afterWaiting(),
			);
		}
	}

	#answerInBand(item: JsonItem, done: () => void): void {
		if (item.kind === 'error') {
			this.#send('reply', undefined, errorReply(item.error, undefined));
			done();
		} else {
			this.#answer(item.value, done);
		}
	}

	#afterWaiting(): void {
		const wasFull = this.#isFull;
		this.#takeItems();
		if (wasFull && !this.#isFull) {
			this.#options.onRoom();
		}

		this.#finishIfDone();
	}

	#answer(input: JsonValue, done: () => void): void {
		const id = requestId(input);
		const request = readRequest(input, this.#isOobEnabled);
		const command = request instanceof QmpError ? undefined : request.command;
		if (!(request instanceof QmpError)) {
			noteCommand(this.#journal, request, {client: this.#options.client, id});
		}

		const reply = (message: Reply): void => {
			this.#send('reply', command, message);
			done();
		};

		const respond: Respond = outcomeOf =>
			settle(
				outcomeOf,
				value => reply(returnReply(value, id)),
				error => reply(errorReply(error, id)),
			);

		if (request instanceof QmpError || !this.#isIntercepted(request, id, respond)) {
			respond(() => this.#execute(request, id));
		}
	}

	// Negotiation may be put off, but what comes of it is the session's own.
	#isIntercepted(request: CommandRequest, id: JsonValue | undefined, respond: Respond): boolean {
		const isNegotiation = request.command === NEGOTIATION;
		return (
			(this.isNegotiated || isNegotiation) &&
			this.#options.dispatcher.intercept(request, outcome =>
				respond(isNegotiation ? () => this.#execute(request, id) : outcome),
			)
		);
	}

	#execute(request: CommandRequest | QmpError, id: JsonValue | undefined): unknown {
		if (request instanceof QmpError) {
			throw request;
		}

		const {dispatcher, client} = this.#options;
		if (this.#mode === 'negotiating' && request.command !== NEGOTIATION) {
			throw negotiationExpected();
		}

		dispatcher.check(request);
		return request.command === NEGOTIATION
			? this.#negotiate(request)
			: dispatcher.run(request, {client, id});
	}

	#negotiate({arguments: args}: CommandRequest): object {
		if (this.isNegotiated) {
			throw negotiationComplete();
		}

		const enable = args.get('enable');
		const wantsOob = Array.isArray(enable) && enable.includes('oob');
		const {greeting} = this.#options.dispatcher.machine.profile;
		if (wantsOob && !greeting.QMP.capabilities.includes('oob')) {
			throw capabilityUnavailable('oob');
		}

		this.#isOobEnabled = wantsOob;
		this.#mode = 'commanding';
		if (this.#journal.isOn) {
			this.#journal.record({kind: 'negotiated', client: this.#options.client});
		}

		this.#options.onNegotiated();
		return {};
	}

	#send(kind: OutgoingMessage['kind'], name: string | undefined, message: object): void {
		if (!this.#isClosed) {
			const {send, layout, client} = this.#options;
			if (kind === 'reply' && this.#journal.isOn) {
				this.#journal.record({kind, client, command: name, reply: message});
			}

			send(encodeMessage(message, layout), {kind, name, message});
		}
	}

	#finishIfDone(): void {
		if (this.#isInputEnded && this.#queue.isIdle && !this.#isClosed) {
			this.#options.onDone();
		}
	}
}
