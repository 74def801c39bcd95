import {defineGenerator} from './generator.ts';
import {sights} from './sights.ts';

/** The guest is asked to let the primary network card go, since its machine is about to move. */
export const unplugPrimary = defineGenerator('UNPLUG_PRIMARY', ({machine}) => ({
	'device-id': sights.cards(machine).at(-1)?.id ?? 'primary0',
}));
