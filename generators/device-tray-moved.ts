import {defineGenerator} from './generator.ts';
import {pickFrom} from './sights.ts';

/** The tray of a drive moves to where it is not; without a drive, one that nobody has heard of opens. */
export const deviceTrayMoved = defineGenerator('DEVICE_TRAY_MOVED', ({machine, random, given}) => {
	const drives = machine.block.backends.filter(({traits}) => traits.hasTray);
	const named = drives.filter(({qdev}) => qdev === given.id);
	const drive = pickFrom(named.length > 0 ? named : drives, random);
	return {
		device: drive?.name ?? '',
		id: drive?.qdev ?? 'cd0',
		'tray-open': drive?.isTrayOpen !== true,
	};
});
