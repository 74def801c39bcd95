import {MICROSECONDS_PER_MS, type Microseconds} from '../../runtime/clock.ts';
import type {Machine} from '../machine.ts';
import {writeSnapshot} from '../migration/snapshot.ts';
import {defineHuman, type HumanCommand} from './human-command.ts';
import {lines, sizeText} from './table.ts';

// migration/savevm.c and block/qapi.c: widths of the columns of the list.
const WIDTHS = [9, 16, 8, 20, 13, 11] as const;
const HEADER = ['ID', 'TAG', 'VM SIZE', 'DATE', 'VM CLOCK', 'ICOUNT'] as const;

const isoOf = (instant: Microseconds): string =>
	new Date(instant / MICROSECONDS_PER_MS).toISOString();

const row = (cells: readonly string[]): string => {
	const [id = '', tag = '', ...rest] = cells;
	const [idWidth, tagWidth, ...widths] = WIDTHS;
	const right = rest.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('');
	return `${id.padEnd(idWidth)} ${tag.padEnd(tagWidth)} ${right}`;
};

/** The list of snapshots of the whole machine. */
export const snapshots = defineHuman('snapshots', '', ({machine: {vmSnapshots}}) => {
	if (!vmSnapshots.isPossible) {
		return 'no block device can store vmstate for snapshot\n';
	}

	return vmSnapshots.all.length === 0
		? 'There is no snapshot available.\n'
		: lines(
				'List of snapshots present on all disks:',
				row(HEADER),
				...vmSnapshots.all.map(({tag, stateSize, takenAt}) =>
					row([
						'--',
						tag,
						sizeText(stateSize),
						isoOf(takenAt).slice(0, 19).replace('T', ' '),
						'00:00:00.000',
						'',
					]),
				),
			);
});

/** Does something to a machine that stands still meanwhile, in this state, and then goes on if it ran. */
const atRest = (machine: Machine, state: 'save-vm' | 'restore-vm', act: () => void): void => {
	const wasRunning = machine.status === 'running';
	if (wasRunning) {
		machine.goto(state);
	}

	act();
	if (wasRunning) {
		machine.goto('running');
	}
};

/** Snapshots of the whole machine: taken, gone back to, forgotten (monitor/hmp-cmds.c). */
export const snapshotActions: readonly HumanCommand[] = [
	defineHuman('savevm', 'name:text?', ({machine}, {name}) => {
		const {vmSnapshots, clock} = machine;
		vmSnapshots.assertPossible();
		const now = clock.now();
		const digits = isoOf(now).slice(0, 19).replaceAll(/\D/g, '');
		atRest(machine, 'save-vm', () => {
			writeSnapshot(machine);
			vmSnapshots.save(name ?? `vm-${digits}`, now);
		});
		return '';
	}),
	defineHuman('loadvm', 'name:text', ({machine}, {name = ''}) => {
		// A machine whose snapshot cannot be loaded stays where it is.
		atRest(machine, 'restore-vm', () => {
			machine.vmSnapshots.assertPossible();
			machine.vmSnapshots.assertThere(name);
		});
		return '';
	}),
	defineHuman('delvm', 'name:text', ({machine: {vmSnapshots, block}}, {name = ''}) => {
		if (block.nodes.length > 0) {
			vmSnapshots.assertPossible();
		}

		vmSnapshots.delete(name);
		return '';
	}),
];
