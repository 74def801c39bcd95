import {nextStates, type RunState} from '../../core/machine/run-state.ts';
import {encodeValue} from '../../core/protocol/encode.ts';
import {
	isJsonObject,
	type JsonObject,
	type JsonValue,
	toPlain,
} from '../../core/protocol/json-value.ts';
import {type ErrorClass, errorClasses, QmpError} from '../../core/protocol/qmp-error.ts';
import type {CommandRequest} from '../../core/protocol/request.ts';
import {later, type Microseconds} from '../../core/runtime/clock.ts';
import type {Respond} from '../dispatcher.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {Deed, Exchange, Story} from './story.ts';
import {asInserted} from './transcript.ts';

const NEGOTIATION = 'qmp_capabilities';
// What recorded events tell of the run state, as far as it can be told from them alone.
const STATES: Readonly<Record<string, RunState>> = {RESUME: 'running', STOP: 'paused'};

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const isErrorClass = (name: string): name is ErrorClass =>
	errorClasses.some(known => known === name);

/** What a recorded reply says: its return value, or its error thrown. */
const outcomeOf = (reply: JsonObject) => (): unknown => {
	const error = reply.get('error');
	if (!isJsonObject(error)) {
		return asInserted(reply.get('return') ?? null);
	}

	const name = textOf(error.get('class'));
	throw new QmpError(isErrorClass(name) ? name : 'GenericError', textOf(error.get('desc')));
};

/** Plays a recorded session: the same messages, with the same delays after the same commands. */
export class Replay {
	/** Resolves when all that was recorded has been played. */
	readonly played: Promise<void>;
	readonly #story: Story;
	readonly #onDivergence: (message: string) => void;
	readonly #unplayed: Exchange[];
	#deedsLeft: number;
	#finish: () => void = () => {};
	#hasBegun = false;
	#hasDiverged = false;
	#qmp: MockQmp | undefined;

	/** `onDivergence` is told, once, where a client did something else than the recorded one. */
	constructor(story: Story, onDivergence: (message: string) => void) {
		this.#story = story;
		this.#onDivergence = onDivergence;
		this.#unplayed = [...story.exchanges];
		this.#deedsLeft = story.exchanges.reduce(
			(sum, {deeds}) => sum + deeds.length,
			story.spontaneous.length,
		);
		this.played = new Promise(resolve => {
			this.#finish = resolve;
		});
	}

	/** Names the mock that plays it; to be called before the first client. */
	attach(qmp: MockQmp): void {
		this.#qmp = qmp;
	}

	/** Answers a request if the recording has it still to come; gives false when the machine is to answer. */
	intercept({command, arguments: args}: CommandRequest, respond: Respond): boolean {
		if (command === NEGOTIATION && !this.#hasBegun) {
			this.#hasBegun = true;
			this.#perform(this.#story.spontaneous, respond);
		}

		const asked = encodeValue(args);
		const index = this.#unplayed.findIndex(
			exchange =>
				exchange.command === command &&
				(command === NEGOTIATION || encodeValue(exchange.arguments) === asked),
		);
		// What was only overheard has no negotiation in it.
		if (index !== 0 && command !== NEGOTIATION) {
			this.#diverge(`${command} ${asked}`, index);
		}

		const [exchange] = index < 0 ? [] : this.#unplayed.splice(index, 1);
		if (exchange === undefined) {
			return false;
		}

		const isAnswered = exchange.deeds.some(({kind}) => kind === 'reply');
		this.#perform(exchange.deeds, respond);

		// A command that was never answered, since QEMU left, is not answered now either.
		return isAnswered || this.#hasEnd;
	}

	get #hasEnd(): boolean {
		return [this.#story.spontaneous, ...this.#story.exchanges.map(({deeds}) => deeds)].some(deeds =>
			deeds.some(({kind}) => kind === 'end'),
		);
	}

	#diverge(asked: string, index: number): void {
		if (!this.#hasDiverged) {
			this.#hasDiverged = true;
			const next = this.#unplayed[0];
			const expected =
				next === undefined
					? 'nothing more'
					: `${next.command} ${encodeValue(next.arguments)}, recorded at ${next.sentMs.toFixed(3)} ms`;
			const answer = index < 0 ? 'the machine answers' : 'its recorded answer is played';
			this.#onDivergence(
				`the client sends ${asked} where the recording has ${expected}; ${answer}`,
			);
		}
	}

	#perform(deeds: readonly Deed[], respond: Respond): void {
		const clock = this.#qmp?.clock;
		const zero: Microseconds = clock?.now() ?? 0;
		for (const deed of deeds) {
			clock?.at(later(zero, deed.afterMs), () => {
				this.#do(deed, respond);
				this.#deedsLeft -= 1;
				if (this.#deedsLeft === 0) {
					this.#finish();
				}
			});
		}
	}

	#do({kind, message}: Deed, respond: Respond): void {
		const machine = this.#qmp?.machine;
		switch (kind) {
			case 'reply':
				respond(outcomeOf(message));
				break;
			case 'event':
				this.#emit(textOf(message.get('event')), message.get('data'));
				break;
			case 'end':
				machine?.exit('host-signal', {isSilent: true});
				break;
			default:
				kind satisfies never;
		}
	}

	#emit(event: string, data: JsonValue | undefined): void {
		const machine = this.#qmp?.machine;
		const state = Object.hasOwn(STATES, event) ? STATES[event] : undefined;
		if (
			machine !== undefined &&
			state !== undefined &&
			nextStates(machine.status).includes(state)
		) {
			machine.goto(state, {isSilent: true});
		}

		const plain = data === undefined ? undefined : toPlain(asInserted(data));
		machine?.events.emit(event, typeof plain === 'object' && plain !== null ? plain : undefined);
	}
}
