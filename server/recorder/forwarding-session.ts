import type {OutgoingMessage} from '../../core/faults/fault-rule.ts';
import {encodeMessage, encodeValue} from '../../core/protocol/encode.ts';
import {
	isJsonObject,
	type JsonObject,
	type JsonValue,
	toPlain,
} from '../../core/protocol/json-value.ts';
import {type EventMessage, errorReply, returnReply} from '../../core/protocol/messages.ts';
import {QmpError} from '../../core/protocol/qmp-error.ts';
import {
	type CommandRequest,
	isOutOfBandInput,
	readRequest,
	requestId,
} from '../../core/protocol/request.ts';
import type {ClientSession, SessionOptions} from '../client-session.ts';
import {CommandQueue} from '../command-queue.ts';
import {settle} from '../dispatcher.ts';
import {noteCommand} from '../note-command.ts';
import {MessageReader} from './message-reader.ts';
import {type ForwardingOptions, QemuLink} from './qemu-link.ts';
import {parseMessage, textOfMessage} from './transcript.ts';

const NEGOTIATION = 'qmp_capabilities';

const idText = (id: JsonValue | undefined): string => (id === undefined ? '' : encodeValue(id));

interface Forwarded {
	readonly command: string;
	readonly done: () => void;
}

/**
 * One client's session with a real QEMU: bytes pass unchanged both ways, a message at a time. Between messages the
 * events of the mock reach the client; what its dispatcher takes for itself does not reach QEMU.
 */
export class ForwardingSession implements ClientSession {
	hasEarlyEvents = false;
	readonly #options: SessionOptions;
	readonly #link: QemuLink;
	readonly #input = new MessageReader();
	readonly #queue = new CommandQueue();
	#outOfBandIds: string[] = [];
	#greeting = '';
	#inBand: Forwarded | undefined;
	#isNegotiated = false;
	#isInputEnded = false;
	#isClosed = false;

	constructor(options: SessionOptions, forwarding: ForwardingOptions) {
		this.#options = options;
		this.#link = new QemuLink(forwarding, {
			onMessage: bytes => this.#takeMessage(bytes),
			onLeft: fragment => this.#qemuLeft(fragment),
		});
	}

	get isFull(): boolean {
		return !this.#queue.hasRoom(true);
	}

	get isNegotiated(): boolean {
		return this.#isNegotiated;
	}

	open(): void {
		this.#link.open();
	}

	// The real QEMU cannot be brought back into negotiation.
	greetAgain(): string {
		return this.#greeting;
	}

	receive(bytes: Uint8Array): void {
		for (const piece of this.#input.push(bytes)) {
			this.#takePiece(piece);
		}
	}

	endInput(): void {
		this.#isInputEnded = true;
		this.#queue.add(
			done => {
				this.#link.write(Buffer.concat(this.#input.rest()));
				done();
			},
			() => {},
		);
		this.#endIfDone();
	}

	deliver(event: EventMessage): void {
		if (this.#isNegotiated || this.hasEarlyEvents) {
			this.#send(encodeMessage(event, this.#options.layout), {
				kind: 'event',
				name: event.event,
				message: event,
			});
		}
	}

	close(): void {
		this.#isClosed = true;
		this.#queue.clear();
		this.#link.close();
	}

	#qemuLeft(fragment: Buffer): void {
		if (fragment.length > 0) {
			this.#send(fragment.toString('latin1'), {kind: 'reply', name: undefined, message: {}});
		}

		this.#options.onDone();
	}

	#takePiece(piece: Buffer): void {
		const input = parseMessage(textOfMessage(piece));
		if (input !== undefined && isOutOfBandInput(input)) {
			this.#outOfBandIds.push(idText(requestId(input)));
			this.#link.write(piece);
		} else {
			this.#queue.add(
				done => this.#ask(piece, input, done),
				() => {
					this.#options.onRoom();
					this.#endIfDone();
				},
			);
		}
	}

	// One request at a time: QEMU takes them so, and a reply of ours must not come before those ahead of it.
	#ask(piece: Buffer, input: JsonValue | undefined, done: () => void): void {
		const request = input === undefined ? undefined : readRequest(input, false);
		if (input === undefined || request === undefined || request instanceof QmpError) {
			this.#link.write(piece);
			done();
			return;
		}

		const {dispatcher, client} = this.#options;
		const id = requestId(input);
		noteCommand(dispatcher.machine.journal, request, {client, id});
		if (!this.#isNegotiated || !this.#isTaken(request, id, done)) {
			this.#inBand = {command: request.command, done};
			this.#link.write(piece);
		}
	}

	#isTaken(request: CommandRequest, id: JsonValue | undefined, done: () => void): boolean {
		const {dispatcher, client} = this.#options;
		const asker = {client, id};
		const {command} = request;
		const reply = (message: object): void => {
			this.#send(encodeMessage(message, this.#options.layout), {
				kind: 'reply',
				name: command,
				message,
			});
			done();
		};

		const respond = (outcome: () => unknown): void =>
			settle(
				outcome,
				value => reply(returnReply(value, id)),
				error => reply(errorReply(error, id)),
			);
		if (dispatcher.isUnlisted(command)) {
			respond(() => dispatcher.run(request, asker));
			return true;
		}

		const reaction = dispatcher.reactTo(request, asker);
		if (reaction !== undefined) {
			respond(() => reaction);
			return true;
		}

		return dispatcher.intercept(request, respond);
	}

	#takeMessage(bytes: Buffer): void {
		const parsed = parseMessage(textOfMessage(bytes));
		const message = isJsonObject(parsed) ? parsed : new Map();
		const outgoing = this.#outgoingOf(message);
		this.#greeting = outgoing.kind === 'greeting' ? bytes.toString('latin1') : this.#greeting;
		this.#send(bytes.toString('latin1'), outgoing);
		if (outgoing.kind !== 'reply') {
			return;
		}

		const outOfBand = this.#outOfBandIds.indexOf(idText(message.get('id')));
		if (outOfBand >= 0) {
			this.#outOfBandIds.splice(outOfBand, 1);
		} else if (outgoing.name !== undefined) {
			this.#answered(outgoing.name, message);
		}
	}

	#outgoingOf(message: JsonObject): OutgoingMessage {
		const plain = Object(toPlain(message));
		const event = message.get('event');
		if (message.has('QMP')) {
			return {kind: 'greeting', name: undefined, message: plain};
		}

		return typeof event === 'string'
			? {kind: 'event', name: event, message: plain}
			: {kind: 'reply', name: this.#inBand?.command, message: plain};
	}

	#answered(command: string, message: JsonObject): void {
		const {done} = this.#inBand ?? {};
		this.#inBand = undefined;
		if (command === NEGOTIATION && message.has('return') && !this.#isNegotiated) {
			this.#isNegotiated = true;
			this.#options.onNegotiated();
		}

		done?.();
	}

	#endIfDone(): void {
		if (this.#isInputEnded && this.#queue.isIdle) {
			this.#link.end();
		}
	}

	#send(text: string, outgoing: OutgoingMessage): void {
		if (!this.#isClosed) {
			this.#options.send(text, outgoing);
		}
	}
}
