import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

/**
 * The device that the guest is letting go is gone: a DIMM, one that was asked to go, one that was plugged later, any
 * that can go; without one, a disk that nobody has heard of.
 */
export const deviceDeleted = defineGenerator('DEVICE_DELETED', ({machine, random, given}) => {
	const pluggable = sights.pluggable(machine);
	const candidates = [
		pluggable.filter(({isLeaving}) => isLeaving),
		pluggable.filter(({isHotplugged}) => isHotplugged),
		pluggable,
	].find(list => list.length > 0);
	const id =
		given.device ??
		machine.memorySlots.find('ejecting')?.device ??
		pickFrom(candidates ?? [], random)?.id ??
		`virtio-disk${random.integer(0, 7)}`;
	return {device: String(id), path: `/machine/peripheral/${id}`};
});
