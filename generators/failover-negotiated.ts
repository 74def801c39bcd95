import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

/** The guest's driver of a stand-by network card can hand over to the primary one. */
export const failoverNegotiated = defineGenerator('FAILOVER_NEGOTIATED', ({machine, random}) => ({
	'device-id': pickFrom(sights.cards(machine), random)?.id ?? 'standby0',
}));
