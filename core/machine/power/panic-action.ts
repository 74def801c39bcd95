import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {GuestActions} from '../machine-options.ts';

/** What GUEST_PANICKED says will be done (softmmu/runstate.c, `qemu_system_guest_panicked`). */
export const panicActionOf = ({
	panic,
	shutdown,
}: GuestActions): EventData['GUEST_PANICKED']['action'] => {
	if (panic === 'none') {
		return 'run';
	}

	return panic === 'pause' || (panic === 'shutdown' && shutdown === 'pause') ? 'pause' : 'poweroff';
};
