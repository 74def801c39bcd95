import {
	createPretendedProcess,
	type ProcessFacts,
} from '../../core/machine/process/process-facts.ts';
import {canOpen, openTerminal, threadIds} from '../../core/runtime/real-process.ts';

/** The accelerators that the mimicked binary was built with, and what each needs of the host. */
const ACCELERATORS: Readonly<Record<string, () => boolean>> = {
	tcg: () => true,
	qtest: () => true,
	kvm: () => canOpen('/dev/kvm'),
	xen: () => false,
};

/** Whether there is an accelerator of that name at all. */
export const isAccelerator = (name: string): boolean => Object.hasOwn(ACCELERATORS, name);

/** This process as a manager sees it: threads that exist, KVM if it is there. */
export const createRealProcessFacts = (): ProcessFacts => {
	const pretended = createPretendedProcess();
	const threads = (): readonly number[] => {
		const real = threadIds();
		return real.length > 0 ? real : pretended.threadIds;
	};
	return {
		get threadIds() {
			return threads();
		},
		// From the other end than those of the CPUs.
		ioThreadId(index) {
			const all = threads();
			return all.at(-1 - (index % all.length)) ?? process.pid;
		},
		canAccelerate: name => ACCELERATORS[name]?.() ?? false,
		openTerminal: () => openTerminal() ?? pretended.openTerminal(),
	};
};
