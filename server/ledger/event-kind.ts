import type {EventTemplate} from '../../core/protocol/event-template.ts';
import {Slot} from '../../core/protocol/slot.ts';
import type {KindText} from './ledger-format.ts';

const SLOT = '$slot';
// Stands where a slot does while text is made of a kind; no event holds it.
const MARK = '\u{f8ff}slot';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON whose members stand in the order of their names: the same text for the same value. */
export const canonical = (value: unknown): string => {
	if (Array.isArray(value)) {
		return `[${value.map(canonical).join()}]`;
	}

	if (!isRecord(value)) {
		return JSON.stringify(value) ?? 'null';
	}

	const members = Object.keys(value)
		.sort()
		.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`);
	return `{${members.join()}}`;
};

/** How a kind of event is told in a ledger. */
export const kindTextOf = ({event, data}: EventTemplate): KindText => ({
	event,
	...(data === undefined ? {} : {data: JSON.parse(JSON.stringify(data, replaceSlot))}),
});

const replaceSlot = (_name: string, value: unknown): unknown =>
	value instanceof Slot
		? {[SLOT]: value.index, ...(value.choices === undefined ? {} : {choices: value.choices})}
		: value;

/** The slots of a kind by their index, each once, in order: these are the values that stand in a ledger. */
export const slotsOf = (data: unknown): readonly number[] => {
	const found = new Set<number>();
	const visit = (value: unknown): void => {
		if (isRecord(value) && typeof value[SLOT] === 'number') {
			found.add(value[SLOT]);
		} else if (typeof value === 'object' && value !== null) {
			Object.values(value).forEach(visit);
		}
	};

	visit(data);
	return [...found].sort((left, right) => left - right);
};

/** A kind of event of a ledger; makes the text of the data, or of a member, from the values of the slots. */
export class EventKind {
	readonly event: string;
	readonly slotCount: number;
	readonly #texts: readonly string[];
	readonly #fills: ReadonlyArray<(values: readonly number[]) => string>;

	/** @param path The member that is wanted of the data; empty: all data. */
	constructor({event, data}: KindText, path: readonly string[] = []) {
		this.event = event;
		const slots = slotsOf(data);
		this.slotCount = slots.length;
		const fills: Array<(values: readonly number[]) => string> = [];
		const mark = (value: unknown, rest: readonly string[]): unknown => {
			if (isRecord(value) && typeof value[SLOT] === 'number') {
				const {choices} = value;
				const at = slots.indexOf(value[SLOT]);
				const texts = Array.isArray(choices)
					? choices.map(choice => canonical(walk(choice, rest)))
					: undefined;
				const none = rest.length > 0 ? 'null' : undefined;
				fills.push(values => texts?.[values[at] ?? 0] ?? none ?? String(values[at]));
				return MARK;
			}

			const [name, ...deeper] = rest;
			if (name !== undefined) {
				return mark(isContainer(value) ? Reflect.get(value, name) : undefined, deeper);
			}

			if (Array.isArray(value)) {
				return value.map(item => mark(item, []));
			}

			return isRecord(value)
				? Object.fromEntries(
						Object.keys(value)
							.sort()
							.map(member => [member, mark(value[member], [])]),
					)
				: value;
		};

		this.#texts = canonical(mark(data ?? null, path)).split(JSON.stringify(MARK));
		this.#fills = fills;
	}

	/** The canonical text of the data of an event, or of the wanted member; `null` where there is none. */
	text(values: readonly number[]): string {
		let text = this.#texts[0] ?? '';
		for (let index = 0; index < this.#fills.length; index++) {
			text += `${this.#fills[index]?.(values)}${this.#texts[index + 1]}`;
		}

		return text;
	}
}

const isContainer = (value: unknown): value is object =>
	typeof value === 'object' && value !== null;

/** What lies at a path; undefined where nothing does. */
export const walk = (value: unknown, path: readonly string[]): unknown =>
	path.reduce<unknown>(
		(outer, name) => (isContainer(outer) ? Reflect.get(outer, name) : undefined),
		value,
	);
