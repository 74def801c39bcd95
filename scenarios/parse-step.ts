import type {Node} from 'yaml';
import {isRunState, runStates} from '../core/machine/run-state.ts';
import {suggest} from '../core/runtime/closest.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import {type Delay, parseDelay} from './duration.ts';
import type {Due, Step, Verb} from './scenario.ts';
import {asBoolean, asCount, asText, type Members, plainOf, type YamlReader} from './yaml-node.ts';

const STEP_MEMBERS = [
	'id',
	'at',
	'after',
	'repeat',
	'emit',
	'data',
	'strict',
	'goto',
	'silent',
	'parallel',
] as const;
type StepMember = (typeof STEP_MEMBERS)[number];

const VERBS = ['emit', 'goto', 'parallel'] as const satisfies readonly StepMember[];
const DELAY = 'a delay such as 250ms, 2s+-200ms, uniform(1s, 3s), exp(1s) or lognormal(1s, 4s)';

// Where the scenario language will have an expression.
const EXPRESSION = /\$\{/;

/** No time at all. */
export const AT_ONCE: Delay = {text: '0ms', draw: () => 0};

const asDelay = (value: unknown): Delay | undefined => {
	const text = asText(value);
	return text === undefined ? undefined : parseDelay(text);
};

/** Reads the steps of a timeline; what is wrong with them is with the reader afterwards. */
export class StepParser {
	readonly #reader: YamlReader;
	readonly #eventNames: readonly string[];

	constructor(reader: YamlReader, eventNames: readonly string[]) {
		this.#reader = reader;
		this.#eventNames = eventNames;
	}

	/** The steps of a list; `place` names their streams of chance. */
	steps(node: Node, place: string): readonly Step[] {
		return this.#reader
			.items(node, 'a timeline')
			.map((item, index) => this.#step(item, `${place}/${index}`))
			.filter(step => step !== undefined);
	}

	#step(node: Node, place: string): Step | undefined {
		const members = this.#reader.members(node, STEP_MEMBERS, 'a step');
		const verb = this.#verb(node, members, place);
		const repeat = members.get('repeat');
		const {times = 1, every = AT_ONCE} = repeat === undefined ? {} : this.#repeat(repeat);
		const id = this.#reader.scalar(members.get('id'), asText, 'a name') ?? place;
		const due = this.#due(members);
		return verb === undefined ? undefined : {id, due, times, every, verb};
	}

	#due(members: Members<StepMember>): Due {
		const at = members.get('at');
		if (at !== undefined && members.has('after')) {
			this.#reader.complain(at, 'a step has either at or after');
		}

		const kind = at === undefined ? 'after' : 'at';
		const delay = this.#reader.scalar(members.get(kind), asDelay, DELAY) ?? AT_ONCE;
		return {kind, delay};
	}

	#repeat(node: Node): {readonly times?: number; readonly every?: Delay} {
		const members = this.#reader.members(node, ['times', 'every'], 'repeat');
		const times = this.#reader.scalar(members.get('times'), asCount, 'a whole number from 0');
		const every = this.#reader.scalar(members.get('every'), asDelay, DELAY);
		return {...(times === undefined ? {} : {times}), ...(every === undefined ? {} : {every})};
	}

	#verb(node: Node, members: Members<StepMember>, place: string): Verb | undefined {
		const [name, ...others] = VERBS.filter(verb => members.has(verb));
		const value = name === undefined ? undefined : members.get(name);
		if (name === undefined || value === undefined || others.length > 0) {
			this.#reader.complain(node, `a step has exactly one of ${VERBS.join(', ')}`);
			return undefined;
		}

		this.#complainOfStrangers(name, members);
		switch (name) {
			case 'emit':
				return this.#emit(value, members);
			case 'goto':
				return this.#goto(value, members);
			default:
				return {
					kind: 'parallel',
					branches: this.#reader
						.items(value, 'parallel')
						.map((branch, index) => this.steps(branch, `${place}/${index}`)),
				};
		}
	}

	#complainOfStrangers(verb: string, members: Members<StepMember>): void {
		const owners = {data: 'emit', strict: 'emit', silent: 'goto'} as const;
		for (const [member, owner] of Object.entries(owners)) {
			const stranger = [...members].find(([name]) => name === member && owner !== verb);
			if (stranger !== undefined) {
				this.#reader.complain(stranger[1], `${member} belongs to ${owner}`);
			}
		}
	}

	#emit(node: Node, members: Members<StepMember>): Verb | undefined {
		const name = this.#reader.scalar(node, asText, 'the name of an event');
		if (name === undefined) {
			return undefined;
		}

		if (!this.#isEvent(name)) {
			this.#reader.complain(
				node,
				`there is no event "${name}" in QEMU 7.2; ${suggest(name, this.#eventNames)}`,
			);
			return undefined;
		}

		const data = members.get('data');
		return {
			kind: 'emit',
			event: name,
			data: data === undefined ? {} : this.#data(data),
			isStrict: this.#reader.scalar(members.get('strict'), asBoolean, 'true or false') ?? false,
		};
	}

	#isEvent(name: string): name is EventName {
		return this.#eventNames.includes(name);
	}

	#data(node: Node): Readonly<Record<string, unknown>> {
		const data = plainOf(node);
		if (typeof data !== 'object' || data === null || Array.isArray(data)) {
			this.#reader.complain(node, 'data must be a mapping');
			return {};
		}

		if (EXPRESSION.test(JSON.stringify(data))) {
			this.#reader.complain(node, 'expressions ($ and braces) are not known in this version');
		}

		return {...data};
	}

	#goto(node: Node, members: Members<StepMember>): Verb | undefined {
		const word = this.#reader.scalar(node, asText, 'the name of a run state');
		if (word === undefined || !isRunState(word)) {
			if (word !== undefined) {
				this.#reader.complain(node, `there is no run state "${word}"; ${suggest(word, runStates)}`);
			}

			return undefined;
		}

		const isSilent =
			this.#reader.scalar(members.get('silent'), asBoolean, 'true or false') ?? false;
		return {kind: 'goto', state: word, isSilent};
	}
}
