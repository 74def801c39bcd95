import type {Random} from '../runtime/random.ts';
import type {FaultAction} from './fault-action.ts';
import type {FaultMoment} from './fault-kind.ts';
import type {MessageKind} from './fault-spec.ts';
import type {Fault} from './parse-fault.ts';

/** Something that can be struck by its name. */
export interface FaultPlace {
	/** The label of the monitor. */
	readonly monitor: string;
	/** The label of the client; undefined for the monitor itself. */
	readonly client: string | undefined;
}

/** A message on its way to a client. */
export interface OutgoingMessage {
	readonly kind: MessageKind;
	/** Of a reply, the command, if there was one; of an event, its name. */
	readonly name: string | undefined;
	readonly message: object;
}

/** A fault in force, with its counts. */
export class FaultRule {
	readonly fault: Fault;
	/** When it strikes: a kind that strikes clients strikes messages where scope or nth names one. */
	readonly moment: FaultMoment;
	readonly #random: Random;
	// Clients that were there when it was armed, if it is for new ones only.
	readonly #spared: ReadonlySet<string>;
	#seen = 0;
	#struck = 0;

	constructor(fault: Fault, random: Random, present: Iterable<string>) {
		const {kind, scope, nth} = fault;
		const isOfMessages = scope.message ?? scope.command ?? scope.event ?? nth;
		this.fault = fault;
		this.moment = kind.moment === 'client' && isOfMessages !== undefined ? 'message' : kind.moment;
		this.#random = random;
		this.#spared = new Set(scope.client === 'new' ? present : []);
	}

	/** On how many occasions it could have struck. */
	get seen(): number {
		return this.#seen;
	}

	/** How often it has struck. */
	get struck(): number {
		return this.#struck;
	}

	/** Whether it can strike no more. */
	get isSpent(): boolean {
		const {kind, nth, forMs} = this.fault;
		const isForOne = kind.isLasting || forMs === undefined || nth !== undefined;
		return isForOne && this.#seen >= (nth ?? 1);
	}

	/** Whether a client or monitor, and a message if there is one, lie in its scope. */
	covers({monitor, client}: FaultPlace, outgoing?: OutgoingMessage): boolean {
		const {scope} = this.fault;
		const isTheClient =
			scope.client === undefined ||
			(client !== undefined &&
				(scope.client === 'new' ? !this.#spared.has(client) : scope.client === client));
		return (
			isTheClient &&
			(scope.monitor ?? monitor) === monitor &&
			(outgoing === undefined || this.#coversMessage(outgoing))
		);
	}

	/**
	 * Offers it an occasion, with the writes that a message has come to, or undefined for each client or place that
	 * it may strike at once.
	 * @returns what happens instead of each; undefined as a whole when it does not strike
	 */
	offer(
		texts: ReadonlyArray<string | undefined>,
		message?: object,
	): ReadonlyArray<readonly FaultAction[] | undefined> | undefined {
		const {kind, values, chance, nth, forMs = Number.POSITIVE_INFINITY} = this.fault;
		const random = this.#random;
		const outcomes = texts.map(text => kind.act(values, {text, message, forMs, random}));
		if (outcomes.every(actions => actions === undefined)) {
			return undefined;
		}

		this.#seen += 1;
		const isItsTurn = nth === undefined || nth === this.#seen;
		const isHit = isItsTurn && (chance >= 1 || random.next() < chance);
		this.#struck += isHit ? 1 : 0;
		return isHit ? outcomes : undefined;
	}

	#coversMessage({kind, name}: OutgoingMessage): boolean {
		const {message, command, event} = this.fault.scope;
		return (
			(message ?? kind) === kind &&
			(command === undefined || (kind === 'reply' && name === command)) &&
			(event === undefined || (kind === 'event' && name === event))
		);
	}
}
