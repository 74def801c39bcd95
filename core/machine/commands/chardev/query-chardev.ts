import {defineCommand} from '../../command-table.ts';

/** The character devices. */
export const queryChardev = defineCommand('query-chardev', ({hardware, chardevs}) => {
	// Who uses which one is known once the devices are there.
	void hardware;
	return chardevs.listed.map(({isFrontendOpen, filename, label}) => ({
		'frontend-open': isFrontendOpen,
		filename,
		label,
	}));
});
