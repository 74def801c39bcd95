import {instanceNotFound} from '../../protocol/qmp-error.ts';
import {defineCommand} from '../command-table.ts';

/** The chardevs that a request names; anything else can be no instance of this machine. */
const labelsOf = (instances: unknown): ReadonlyArray<string | undefined> =>
	Array.isArray(instances)
		? instances.map(instance => (instance?.type === 'chardev' ? instance.id : undefined))
		: [];

/** Cuts connections by force; all of those named must be there. */
export const yank = defineCommand('yank', ({chardevs}, {instances}) => {
	const labels = labelsOf(instances);
	if (!labels.every(label => label !== undefined && chardevs.labels.includes(label))) {
		throw instanceNotFound();
	}

	for (const label of labels) {
		chardevs.cut(label ?? '');
	}

	return {};
});
