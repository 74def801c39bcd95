import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

/** The guest will not let a device go: one that was asked to, else any that could. */
export const deviceUnplugGuestError = defineGenerator(
	'DEVICE_UNPLUG_GUEST_ERROR',
	({machine, random, given}) => {
		const pluggable = sights.pluggable(machine);
		const leaving = pluggable.filter(({isLeaving}) => isLeaving);
		const picked = pickFrom(leaving.length > 0 ? leaving : pluggable, random);
		const id = String(given.device ?? picked?.id ?? 'net0');
		return {device: id, path: `/machine/peripheral/${id}`};
	},
);
