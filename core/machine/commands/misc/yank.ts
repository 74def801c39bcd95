import {instanceNotFound} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** The chardevs that a request names; anything else can be no instance of this machine. */
const labelsOf = (instances: unknown): ReadonlyArray<string | undefined> =>
	Array.isArray(instances)
		? instances.map(instance => (instance?.type === 'chardev' ? instance.id : undefined))
		: [];

/** Cuts connections by force; all of those named must be there. */
export const yank = defineCommand('yank', ({chardevs}, {instances}) => {
	const labels = labelsOf(instances);
	const isThere = (label: string | undefined): label is string =>
		label !== undefined && chardevs.labels.includes(label);
	if (!labels.every(isThere)) {
		throw instanceNotFound();
	}

	for (const label of labels) {
		chardevs.cut(label);
	}

	return {};
});
