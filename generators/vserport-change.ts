import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

/** A program in the guest opens a port, that of its agent above all, or closes it. */
export const vserportChange = defineGenerator('VSERPORT_CHANGE', ({machine, random, given}) => {
	const ports = sights.ports(machine);
	const port = ports.find(({id}) => id === given.id) ?? pickFrom(ports, random);
	const chardev = machine.chardevs.find(String(port?.properties.chardev));
	return {
		id: port?.id ?? 'channel0',
		open: chardev === undefined ? random.next() < 0.5 : !chardev.isFrontendOpen,
	};
});
