import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {MockQmp} from '../mock-qmp.ts';

/** A machine that is controlled. */
export interface ControlledMachine {
	/** Its number in its fleet; 0 for one alone. */
	readonly index: number;
	readonly qmp: MockQmp;
}

/** What a control API acts on. */
export interface Controlled {
	readonly seed: string;
	readonly machines: readonly ControlledMachine[];
}

/** The name of a machine: what query-name answers, else `vm` and its number. */
export const nameOf = ({index, qmp}: ControlledMachine): string =>
	qmp.machine.options.name ?? `vm${index}`;

/**
 * The machines that a word means: `all`, a number or a name.
 * @throws MockQmpError MACHINE_UNKNOWN
 */
export const machinesNamed = (
	{machines}: Controlled,
	word: string,
): readonly ControlledMachine[] => {
	if (word === 'all') {
		return machines;
	}

	const found =
		machines.find(({index}) => String(index) === word) ??
		machines.find(machine => nameOf(machine) === word);
	if (found === undefined) {
		throw new MockQmpError('MACHINE_UNKNOWN', `there is no machine "${word}"`, {
			remedy: suggest(word, ['all', ...machines.map(nameOf)]),
		});
	}

	return [found];
};
