import {createSocketLinks} from '../server/migration-links.ts';
import type {MockQmp} from '../server/mock-qmp.ts';
import type {MockQmpOptions} from '../server/options.ts';

/**
 * A machine that is described as QEMU's would be meets others over sockets, as long as time is real: machines that it
 * migrates to or waits for, and those who speak to its guest.
 */
export const meetingsOf = ({
	machine,
	speed,
}: MockQmpOptions): Pick<MockQmpOptions, 'links' | 'hasChardevSockets'> =>
	machine?.arguments === undefined || speed === 'max'
		? {}
		: {links: createSocketLinks(), hasChardevSockets: true};

/** Whether a machine has ended since it waited for another in vain, which is told. */
export const isLost = (
	{machine}: MockQmp,
	tell: (problem: string) => void = problem => process.stderr.write(`mock-qmp: ${problem}\n`),
): boolean => {
	const {problem} = machine.incoming;
	if (problem !== undefined) {
		tell(problem);
	}

	return problem !== undefined;
};
