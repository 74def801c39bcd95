import type {Cancel, Clock} from '../runtime/clock.ts';
import {MockQmpError} from '../runtime/errors.ts';
import type {Random} from '../runtime/random.ts';
import {type FaultAction, write} from './fault-action.ts';
import {type FaultPlace, FaultRule, type OutgoingMessage} from './fault-rule.ts';
import type {Fault} from './parse-fault.ts';

/** A client, monitor or machine that faults can strike. */
export interface FaultVictim extends FaultPlace {
	/** Why this kind cannot be carried out here, as a clause; undefined when it can. */
	cannot(kind: string): string | undefined;
	carryOut(actions: readonly FaultAction[]): void;
}

/** All that faults can strike. */
export interface FaultVictims {
	readonly clients: readonly FaultVictim[];
	readonly monitors: readonly FaultVictim[];
	readonly machine: FaultVictim;
}

/** What a plan is given. */
export interface FaultPlanOptions {
	readonly clock: Clock;
	/** Each rule draws from a stream of its own. */
	readonly random: Random;
	/** Called each time that a fault strikes. */
	readonly onStrike?: (fault: Fault, place: FaultPlace) => void;
}

/** How a fault is armed. */
export interface ArmOptions {
	/** The stream of chance of whoever arms it; one of the plan's when left out. */
	readonly random?: Random;
}

/** All faults in force on one machine: told of what is about to happen, it says what happens instead. */
export class FaultPlan {
	readonly #options: FaultPlanOptions;
	// Undefined until the first is armed.
	#rules: Map<FaultRule, Cancel> | undefined;
	#victims: FaultVictims | undefined;
	#count = 0;

	constructor(options: FaultPlanOptions) {
		this.#options = options;
	}

	/** Whether any fault is in force; while none is, nobody need ask. */
	get isArmed(): boolean {
		return this.#rules !== undefined && this.#rules.size > 0;
	}

	/** The faults in force, in the order in which they were armed. */
	get rules(): readonly FaultRule[] {
		return [...(this.#rules?.keys() ?? [])];
	}

	/** Names whom faults strike; to be called before anything is armed. */
	attach(victims: FaultVictims): void {
		this.#victims = victims;
	}

	/**
	 * Puts a fault in force. One that strikes clients, listeners or the machine strikes now.
	 * @throws MockQmpError FAULT_INAPPLICABLE where a transport in its scope cannot do it
	 */
	arm(fault: Fault, {random}: ArmOptions = {}): FaultRule {
		const {clients = [], monitors = []} = this.#victims ?? {};
		const name = fault.kind.name;
		const stream = random ?? this.#options.random.fork(`${name}/${this.#count++}`);
		const rule = new FaultRule(
			fault,
			stream,
			clients.map(({client = ''}) => client),
		);
		checkPlaces(
			name,
			monitors.filter(({monitor}) => (fault.scope.monitor ?? monitor) === monitor),
		);
		this.#rules ??= new Map();
		this.#rules.set(rule, this.#expire(rule));
		this.#strikeAtOnce(rule);
		return rule;
	}

	/** Takes a fault out of force; effects that last stay until their time is over. */
	disarm(rule: FaultRule): void {
		this.#rules?.get(rule)?.();
		this.#rules?.delete(rule);
	}

	/** What happens instead of sending a message; undefined: nothing else. */
	spoil(
		text: string,
		outgoing: OutgoingMessage,
		place: FaultPlace,
	): readonly FaultAction[] | undefined {
		let actions: readonly FaultAction[] | undefined;
		const rules = this.#rulesAt('message');
		const isLast = ({fault}: FaultRule): boolean => fault.kind.isCutting === true;
		for (const rule of [...rules.filter(rule => !isLast(rule)), ...rules.filter(isLast)]) {
			if (rule.covers(place, outgoing)) {
				const spoilt = spoilWrites(rule, actions ?? [write(text)], outgoing);
				actions = this.#told(rule, place, spoilt) ?? actions;
				this.#dropIfSpent(rule);
			}
		}

		return actions;
	}

	/** What happens to a client that has just come, before it is greeted; or to a monitor that is new. */
	meet(place: FaultPlace): readonly FaultAction[] {
		const moments =
			place.client === undefined ? ['listener' as const] : (['client', 'greeting'] as const);
		return moments
			.flatMap(moment => this.#rulesAt(moment))
			.flatMap(rule => {
				const outcomes = rule.covers(place) ? rule.offer([undefined]) : undefined;
				this.#dropIfSpent(rule);
				return this.#told(rule, place, outcomes?.[0]) ?? [];
			});
	}

	#rulesAt(moment: FaultRule['moment']): readonly FaultRule[] {
		return this.rules.filter(rule => rule.moment === moment);
	}

	#strikeAtOnce(rule: FaultRule): void {
		const struck = this.#victimsOf(rule).filter(victim => rule.covers(victim));
		const outcomes = struck.length === 0 ? undefined : rule.offer(struck.map(() => undefined));
		for (const [index, victim] of struck.entries()) {
			const actions = this.#told(rule, victim, outcomes?.[index]);
			if (actions !== undefined) {
				victim.carryOut(actions);
			}
		}

		this.#dropIfSpent(rule);
	}

	#victimsOf({moment}: FaultRule): readonly FaultVictim[] {
		const {clients = [], monitors = [], machine} = this.#victims ?? {};
		switch (moment) {
			case 'client':
				return clients;
			case 'listener':
				return monitors;
			case 'machine':
				return machine === undefined ? [] : [machine];
			default:
				return [];
		}
	}

	#told<T>(rule: FaultRule, place: FaultPlace, outcome: T | undefined): T | undefined {
		if (outcome !== undefined) {
			this.#options.onStrike?.(rule.fault, place);
		}

		return outcome;
	}

	#dropIfSpent(rule: FaultRule): void {
		if (rule.isSpent) {
			this.disarm(rule);
		}
	}

	#expire(rule: FaultRule): Cancel {
		const {kind, forMs} = rule.fault;
		return kind.isLasting || forMs === undefined || forMs === Number.POSITIVE_INFINITY
			? () => {}
			: this.#options.clock.after(forMs, () => this.disarm(rule));
	}
}

const checkPlaces = (kind: string, monitors: readonly FaultVictim[]): void => {
	for (const victim of monitors) {
		const reason = victim.cannot(kind);
		if (reason !== undefined) {
			throw new MockQmpError(
				'FAULT_INAPPLICABLE',
				`fault ${kind} cannot strike ${victim.monitor}: ${reason}`,
				{remedy: 'choose another kind, or narrow it with scope: {monitor: LABEL}'},
			);
		}
	}
};

/** Lets a rule strike the writes that earlier rules have left of a message; undefined: it does not strike. */
const spoilWrites = (
	rule: FaultRule,
	actions: readonly FaultAction[],
	{message}: OutgoingMessage,
): readonly FaultAction[] | undefined => {
	const writes = actions.filter(({kind}) => kind === 'write');
	const outcomes = writes.length === 0 ? undefined : rule.offer(writes.map(textOf), message);
	return (
		outcomes &&
		actions.flatMap(action =>
			action.kind === 'write' ? (outcomes[writes.indexOf(action)] ?? [action]) : [action],
		)
	);
};

const textOf = (action: FaultAction): string | undefined =>
	action.kind === 'write' ? action.bytes : undefined;
