import {defineHuman} from '../human-command.ts';
import {type Fields, fieldsOf, listOf} from '../table.ts';

const hex = (value: unknown, digits: number): string =>
	BigInt.asUintN(64, BigInt(String(value)))
		.toString(16)
		.padStart(digits, '0');

const range = (name: string, window: unknown, digits: number): string => {
	const {base, limit} = fieldsOf(window);
	return `      ${name} [0x${hex(base, digits)}, 0x${hex(limit, digits)}]\n`;
};

const bridgeText = (bridge: Fields): string => {
	const bus = fieldsOf(bridge.bus);
	return [
		`      BUS ${bus.number}.\n`,
		`      secondary bus ${bus.secondary}.\n`,
		`      subordinate bus ${bus.subordinate}.\n`,
		range('IO range', bus.io_range, 4),
		range('memory range', bus.memory_range, 8),
		range('prefetchable memory range', bus.prefetchable_range, 8),
	].join('');
};

const regionText = (region: Fields): string => {
	const begin = BigInt(String(region.address));
	const end = begin + BigInt(String(region.size)) - 1n;
	const start = `      BAR${region.bar}: `;
	if (region.type === 'io') {
		return `${start}I/O at 0x${hex(begin, 4)} [0x${hex(end, 4)}].\n`;
	}

	const bits = region.mem_type_64 === true ? 64 : 32;
	const prefetch = region.prefetch === true ? ' prefetchable' : '';
	return `${start}${bits} bit${prefetch} memory at 0x${hex(begin, 8)} [0x${hex(end, 8)}].\n`;
};

const deviceText = (device: Fields): string => {
	const {bus, slot, function: func, irq, irq_pin: pin, pci_bridge: bridge} = device;
	const kind = fieldsOf(device.class_info);
	const id = fieldsOf(device.id);
	const subsystem = id['subsystem-vendor'];
	const below = bridge === undefined ? [] : listOf(fieldsOf(bridge).devices);
	return [
		`  Bus ${String(bus).padStart(2)}, device ${String(slot).padStart(3)}, function ${func}:\n`,
		`    ${kind.desc ?? `Class ${String(kind.class).padStart(4, '0')}`}: `,
		`PCI device ${hex(id.vendor, 4)}:${hex(id.device, 4)}\n`,
		subsystem === undefined
			? ''
			: `      PCI subsystem ${hex(subsystem, 4)}:${hex(id.subsystem, 4)}\n`,
		irq === undefined ? '' : `      IRQ ${irq}, pin ${String.fromCharCode(64 + Number(pin))}\n`,
		bridge === undefined ? '' : bridgeText(fieldsOf(bridge)),
		...listOf(device.regions).map(regionText),
		`      id "${device.qdev_id}"\n`,
		...below.map(deviceText),
	].join('');
};

/** The PCI devices as text (monitor/hmp-cmds.c, `hmp_info_pci`). */
export const pci = defineHuman('pci', '', async ({call}) => {
	const buses = listOf(await call('query-pci'));
	const devices = buses.flatMap(bus => listOf(bus.devices));
	return devices.length === 0 ? 'PCI bus not available\n' : devices.map(deviceText).join('');
});
