import {defineCommand} from '../../command-table.ts';

// As recorded: the order is that of a hash table.
const BACKENDS =
	'testdev pty wctablet serial file memory udp parallel vc socket msmouse null qemu-vdagent pipe mux ringbuf stdio';

/** The kinds of character devices. */
export const queryChardevBackends = defineCommand('query-chardev-backends', () =>
	BACKENDS.split(' ').map(name => ({name})),
);
