import {defineGenerator} from './generator.ts';
import {backendPath, pickFrom, sights} from './sights.ts';

/** The guest has changed what a network card receives. */
export const nicRxFilterChanged = defineGenerator(
	'NIC_RX_FILTER_CHANGED',
	({machine, random, given}) => {
		const cards = sights.cards(machine);
		const card = cards.find(({id}) => id === given.name) ?? pickFrom(cards, random);
		const name = card?.id ?? 'net0';
		return {
			name,
			path: card === undefined ? `/machine/peripheral/${name}/virtio-backend` : backendPath(card),
		};
	},
);
