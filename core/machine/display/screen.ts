import type {Picture} from '../../runtime/picture.ts';
import type {Device} from '../devices/device.ts';
import type {Hardware} from '../hardware.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {RunState} from '../run-state.ts';

const DISPLAY_DRIVERS =
	/^(?:VGA|isa-vga|cirrus-vga|vmware-svga|qxl|virtio-vga|virtio-gpu|bochs-display|secondary-vga|ramfb|ati-vga)/;
// hw/display/vga.c: so large is the screen before the firmware has set a mode, and in the text mode that it sets.
const FIRST_SIZE = {width: 640, height: 480};
const TEXT_SIZE = {width: 720, height: 400};
const CELL_WIDTH = 9;
const CURSOR_ROWS = [14, 15] as const;
const GREY = 0xaa;
const BYTES_PER_PIXEL = 3;

/** The graphics card of an id, or the first; undefined where there is none. */
export const displayDevice = (
	{hardware}: {readonly hardware: Hardware},
	id?: string,
): Device | undefined =>
	hardware.devices.devices.find(
		device => DISPLAY_DRIVERS.test(device.driver) && (id === undefined || device.id === id),
	);

/** Whether the machine has a screen at all, be it that of a card which `-vga` or the board brings. */
export const hasScreen = (machine: {
	readonly hardware: Hardware;
	readonly options: MachineOptions;
}): boolean => {
	const {vga} = machine.options;
	return displayDevice(machine) !== undefined || (vga !== undefined && vga !== 'none');
};

/** What the screen shows: the text mode of a PC with its cursor; nothing before the firmware has run. */
export const pictureOf = ({status}: {readonly status: RunState}): Picture => {
	const hasRun = status !== 'prelaunch' && status !== 'inmigrate';
	const {width, height} = hasRun ? TEXT_SIZE : FIRST_SIZE;
	const pixels = new Uint8Array(width * height * BYTES_PER_PIXEL);
	if (hasRun) {
		for (const row of CURSOR_ROWS) {
			const start = row * width * BYTES_PER_PIXEL;
			pixels.fill(GREY, start, start + CELL_WIDTH * BYTES_PER_PIXEL);
		}
	}

	return {width, height, pixels};
};
