import type {Device} from '../core/machine/devices/device.ts';
import type {MachineView} from '../core/machine/machine.ts';
import {isNic} from '../core/machine/network/rx-filter.ts';
import type {Random} from '../core/runtime/random.ts';

/** A device with an id, by which events name it. */
export type NamedDevice = Device & {readonly id: string};

const hasId = (device: Device): device is NamedDevice => device.id !== undefined;

/** What there is in a machine, to be told of. */
export const sights = {
	devices: ({hardware}: MachineView): readonly NamedDevice[] =>
		hardware.devices.devices.filter(hasId),
	cards: (machine: MachineView): readonly NamedDevice[] => sights.devices(machine).filter(isNic),
	ports: (machine: MachineView): readonly NamedDevice[] =>
		sights.devices(machine).filter(({driver}) => /^virt(?:serialport|console)$/.test(driver)),
	dimms: (machine: MachineView): readonly NamedDevice[] =>
		sights.devices(machine).filter(({driver}) => /^(?:pc-dimm|nvdimm)$/.test(driver)),
	netdevs: ({hardware}: MachineView): readonly string[] =>
		hardware.netdevs.all.map(({spec}) => spec.id),
	chardevs: ({chardevs}: MachineView): readonly string[] => chardevs.listed.map(({label}) => label),
	nodes: ({block}: MachineView): readonly string[] => block.nodes.map(({name}) => name),
	/** Devices that the guest can let go. */
	pluggable: (machine: MachineView): readonly NamedDevice[] =>
		sights.devices(machine).filter(({bus}) => bus?.isHotpluggable === true),
};

/** One of the list by chance; undefined where that is empty. */
export const pickFrom = <T>(list: readonly T[], random: Random): T | undefined => {
	const [first, ...rest] = list;
	return first === undefined ? undefined : random.pick([first, ...rest]);
};

/** What the events of a device's back end name as its path. */
export const backendPath = ({object}: Device): string =>
	object.children.get('virtio-backend')?.path ?? object.path;
