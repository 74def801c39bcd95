import {invalidOption} from '../../core/machine/command-line/invalid-option.ts';
import type {ProcessFacts} from '../../core/machine/process/process-facts.ts';
import {isAccelerator} from './real-process-facts.ts';

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
	const unknown = names.find(name => !isAccelerator(name));
	if (unknown !== undefined) {
		throw invalidOption(undefined, `invalid accelerator ${unknown}`);
	}

	const usable = names.findIndex(name => host.canAccelerate(name));
	const failed = usable < 0 ? names : names.slice(0, usable);
	for (const name of failed.slice(0, usable < 0 ? -1 : undefined)) {
		say(`failed to initialize ${name}: No such file or directory`);
	}

	if (usable < 0) {
		throw invalidOption(
			undefined,
			`failed to initialize ${names.at(-1)}: No such file or directory`,
		);
	}

	if (usable > 0) {
		say(`falling back to ${names[usable]}`);
	}
};
