/** What a pretended QEMU process shows of the process that really runs. */
export interface ProcessFacts {
	/** Ids of its threads beside the first: those that run the CPUs. */
	readonly threadIds: readonly number[];
	/** The thread of the I/O thread of that number. */
	ioThreadId(index: number): number;
	/** Whether that accelerator can be used: QEMU's own emulation always, KVM if there is a device for it. */
	canAccelerate(name: string): boolean;
	/** Opens a terminal for a character device, gives its path. */
	openTerminal(): string;
}

/** Number of the process that is pretended when nobody looks at a real one. */
const PROCESS_ID = 4242;
// Threads of QEMU's own work come before those of the CPUs.
const THREADS_BEFORE = 3;
const CPUS_MAX = 288;
const FIRST_IO_THREAD = 4300;

/** A process that is nowhere: the same in every run, without KVM. */
export const createPretendedProcess = (): ProcessFacts => {
	let terminals = 0;
	return {
		get threadIds() {
			return Array.from({length: CPUS_MAX}, (_, index) => PROCESS_ID + THREADS_BEFORE + index);
		},
		ioThreadId: index => FIRST_IO_THREAD + index,
		canAccelerate: name => name !== 'kvm',
		openTerminal: () => `/dev/pts/${terminals++}`,
	};
};
