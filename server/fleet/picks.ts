import type {Random} from '../../core/runtime/random.ts';
import type {Expression} from '../../scenarios/expressions/expressions.ts';

/** What a machine of a fleet is grouped by. */
export interface Groupable {
	readonly index: number;
	readonly name: string;
	readonly vars: Readonly<Record<string, unknown>>;
}

/** The group that a machine belongs to, as text. */
export const groupOf = (
	by: Expression,
	{index, name, vars}: Groupable,
	{params, random}: {readonly params: Readonly<Record<string, unknown>>; readonly random: Random},
): string =>
	JSON.stringify(
		by.evaluate({
			vars,
			params,
			state: {},
			vm: {index, name, uuid: '', status: 'running'},
			cmd: undefined,
			event: undefined,
			now: 0,
			seq: 0,
			random,
		}) ?? null,
	);

/** Some of the groups that there are: the same whoever asks, since all machines of the fleet are looked at. */
export const pickGroups = (
	groups: readonly string[],
	count: number,
	random: Random,
): ReadonlySet<string> => new Set(random.shuffle([...new Set(groups)].sort()).slice(0, count));
