import {invalidOption} from '../../core/machine/command-line/invalid-option.ts';
import type {ProcessFacts} from '../../core/machine/process/process-facts.ts';
import {isAccelerator} from './real-process-facts.ts';

/** How an accelerator calls itself, where that is not how it is asked for. */
const OWN_NAMES: Readonly<Record<string, string>> = {kvm: 'KVM', xen: 'Xen', qtest: 'QTest'};

/**
 * Tries the accelerators one after the other, as QEMU does, and says what it finds (softmmu/vl.c,
 * `configure_accelerators`).
 * @throws MockQmpError OPTION_INVALID if none can be used
 */
export const checkAccelerators = (
	names: readonly string[],
	host: ProcessFacts,
	say: (problem: string) => void,
): void => {
	const known = names.filter(isAccelerator);
	const usable = known.findIndex(name => host.canAccelerate(name));
	const problems = [
		...names.filter(name => !isAccelerator(name)).map(name => `invalid accelerator ${name}`),
		...(usable < 0 ? known : known.slice(0, usable)).map(
			name => `failed to initialize ${name}: No such file or directory`,
		),
	];
	for (const problem of usable < 0 ? problems.slice(0, -1) : problems) {
		say(problem);
	}

	if (usable < 0) {
		throw invalidOption(undefined, problems.at(-1) ?? 'no accelerator found');
	}

	if (problems.length > 0) {
		say(`falling back to ${OWN_NAMES[known[usable] ?? ''] ?? known[usable]}`);
	}
};
