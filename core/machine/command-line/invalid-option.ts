import {MockQmpError} from '../../runtime/errors.ts';

/**
 * An option that QEMU refuses, in QEMU's words; `where` is the option as it was given, if QEMU names it. `before` is
 * what it says first, where it says two things.
 */
export const invalidOption = (
	where: string | undefined,
	problem: string,
	before?: MockQmpError,
): MockQmpError =>
	new MockQmpError('OPTION_INVALID', where === undefined ? problem : `${where}: ${problem}`, {
		remedy: 'write the machine as for qemu-system-x86_64 7.2',
		...(before === undefined ? {} : {cause: before}),
	});
