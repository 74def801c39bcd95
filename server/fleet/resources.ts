import {MockQmpError} from '../../core/runtime/errors.ts';
import {freeMemory, openFileLimit} from '../../core/runtime/host.ts';

// What a process has open before any machine: standard streams, the event loop's own, modules being read.
const DESCRIPTORS_OF_PROCESS = 64;
// A listening socket and a client for each address.
const DESCRIPTORS_OF_ADDRESS = 2;
const BYTES_OF_MACHINE = 20 * 1024;
const MEBIBYTE = 1024 * 1024;

/**
 * Makes sure, before anything is opened, that the host can carry so many machines.
 * @throws MockQmpError RESOURCES_SHORT
 */
export const checkResources = (machines: number, addressesEach: number): void => {
	const descriptors = DESCRIPTORS_OF_PROCESS + machines * addressesEach * DESCRIPTORS_OF_ADDRESS;
	const limit = openFileLimit();
	if (limit !== undefined && descriptors > limit) {
		throw new MockQmpError(
			'RESOURCES_SHORT',
			`${machines} machines with a client each need ${descriptors} descriptors, the limit is ${limit}`,
			{remedy: `raise it with "ulimit -n ${descriptors}", or spread the machines with --workers`},
		);
	}

	checkMemory(machines);
};

/**
 * Makes sure that there is memory for so many machines.
 * @throws MockQmpError RESOURCES_SHORT
 */
export const checkMemory = (machines: number): void => {
	const needed = machines * BYTES_OF_MACHINE;
	const free = freeMemory();
	if (needed > free) {
		const [needs, has] = [needed, free].map(bytes => Math.ceil(bytes / MEBIBYTE));
		throw new MockQmpError(
			'RESOURCES_SHORT',
			`${machines} machines need some ${needs} MiB of memory, ${has} MiB are free`,
			{remedy: 'start fewer of them'},
		);
	}
};
