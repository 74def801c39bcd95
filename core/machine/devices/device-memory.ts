import type {Device} from './device.ts';
import type {DeviceTree} from './device-tree.ts';

const MEBIBYTE = 2 ** 20;
const NO_ROM = 2 ** 32 - 1;
// hw/display/qxl.c, `qxl_rom_size`; hw/display/virtio-vga.c, `virtio_vga_base_realize`.
const QXL_ROM = 8192;
const VIRTIO_VGA = 8 * MEBIBYTE;

// What `-vga` and boards bring by themselves is a VGA with this much.
const BOARD_VGA = {video: 16 * MEBIBYTE, rom: 64 * 1024};
const VGA = /^(?:VGA|isa-(?:cirrus-)?vga|cirrus-vga|vmware-svga|ati-vga|qxl-vga|virtio-vga)/;

/** The machine whose devices have memory. */
export interface DeviceOwner {
	readonly options: {readonly vga: string | undefined};
	readonly hardware: {readonly devices: DeviceTree};
}

const numberOf = ({object}: Device, name: string): number =>
	object.has(name) ? Number(object.get(name)) : 0;

/** What a graphics card keeps its picture in; 0 for other devices. */
const videoMemoryOf = (device: Device): number => {
	const {driver} = device;
	if (driver.startsWith('qxl')) {
		return numberOf(device, 'ram_size') + numberOf(device, 'vram_size') + QXL_ROM;
	}

	return driver.startsWith('virtio-vga')
		? VIRTIO_VGA
		: numberOf(device, 'vgamem_mb') * MEBIBYTE + numberOf(device, 'vgamem');
};

/** What the ROM of a device takes of the machine's memory. */
const romOf = (device: Device): number => {
	const size = numberOf(device, 'romsize');
	return size === NO_ROM || device.properties.romfile === '' ? 0 : size;
};

const isOfBoard = ({options: {vga}, hardware}: DeviceOwner): boolean =>
	vga !== undefined && vga !== 'none' && !hardware.devices.devices.some(isVga);

const isVga = ({driver}: Device): boolean => VGA.test(driver);

/** Whether the machine has a card that answers at the addresses of a VGA. */
export const hasVga = (machine: DeviceOwner): boolean =>
	isOfBoard(machine) || machine.hardware.devices.devices.some(isVga);

/** What the machine's devices have of memory, in bytes: that of graphics cards, and their ROMs and those of others. */
export const deviceMemory = (
	machine: DeviceOwner,
): {readonly video: number; readonly rom: number} => {
	const {devices} = machine.hardware.devices;
	const board = isOfBoard(machine) ? BOARD_VGA : {video: 0, rom: 0};
	return {
		video: devices.reduce((sum, device) => sum + videoMemoryOf(device), board.video),
		rom: devices.reduce((sum, device) => sum + romOf(device), board.rom),
	};
};
