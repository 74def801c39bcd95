import {instanceNotFound} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Cuts connections by force; all of those named must be there. */
export const yank = defineCommand('yank', ({chardevs}, {instances}) => {
	// Other instances than chardevs this machine has none.
	const labels = instances.map(instance => (instance.type === 'chardev' ? instance.id : undefined));
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
