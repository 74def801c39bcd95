import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

/** A DIMM cannot be un-plugged. */
export const memUnplugError = defineGenerator('MEM_UNPLUG_ERROR', ({machine, random}) => ({
	device: pickFrom(sights.dimms(machine), random)?.id ?? 'dimm0',
	msg: 'Memory hot unplug request rejected by the guest',
}));
