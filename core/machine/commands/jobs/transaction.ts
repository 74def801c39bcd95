import {QmpError} from '../../../protocol/qmp-error.ts';
import type {BlockGraph} from '../../block/block-graph.ts';
import {type ArgumentsOf, type CallCommand, defineCommand} from '../../command-table.ts';
import type {Job} from '../../jobs/job.ts';
import {JobTransaction} from '../../jobs/job-transaction.ts';
import type {Machine} from '../../machine.ts';
import {createBackup} from './blockdev-backup.ts';
import {createDriveBackup} from './drive-backup.ts';

type Action = ArgumentsOf<'transaction'>['actions'][number];

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Does an action, or creates the job that does it. */
const prepare = (
	machine: Machine,
	action: Action,
	{group, call}: {readonly group: JobTransaction | undefined; readonly call: CallCommand},
): Job | undefined => {
	switch (action.type) {
		case 'abort':
			throw complain('Transaction aborted using Abort action');
		case 'blockdev-backup': {
			const {block} = machine;
			const source = block.lookup(action.data.device);
			const target = block.lookup(action.data.target);
			return createBackup(machine, action.data, {source, target, transaction: group});
		}

		case 'drive-backup':
			return createDriveBackup(machine, action.data, group);
		default:
			if (group !== undefined) {
				throw complain(
					`Action '${action.type}' does not support Transaction property completion-mode = grouped`,
				);
			}

			// Done at once, and taken back by putting the graph back.
			call(action.type, {...action.data});
			return undefined;
	}
};

/** Keeps what bitmaps and images hold, which the graph does not put back by itself. */
const contentsOf = ({nodes}: BlockGraph): (() => void) => {
	const bitmaps = nodes.flatMap(node => node.bitmaps).map(bitmap => [bitmap, {...bitmap}] as const);
	const images = nodes.flatMap(({image}) => (image === undefined ? [] : [image]));
	const snapshots = images.map(image => [image, image.snapshots] as const);
	return () => {
		for (const [bitmap, before] of bitmaps) {
			Object.assign(bitmap, before);
		}

		for (const [image, before] of snapshots) {
			image.snapshots = before;
		}
	};
};

/** Does all of the actions, or none (blockdev.c, `qmp_transaction`). */
export const transaction = defineCommand('transaction', (machine, {actions, properties}, call) => {
	const {block, jobs} = machine;
	const isGrouped = properties?.['completion-mode'] === 'grouped';
	const group = isGrouped ? new JobTransaction() : undefined;
	const created: Job[] = [];
	jobs.drain();
	const putBack = contentsOf(block);
	block.transact(() => {
		try {
			for (const action of actions) {
				const job = prepare(machine, action, {group, call});
				created.push(...(job === undefined ? [] : [job]));
			}
		} catch (error) {
			putBack();
			for (const job of created.filter(({status}) => status === 'created')) {
				job.askToCancel(true);
				job.transaction.settle(job);
			}

			throw error;
		}
	});
	for (const job of created) {
		job.start();
	}

	for (const job of created) {
		job.resume();
	}

	return {};
});
