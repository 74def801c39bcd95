import {defineCommand, type ReturnOf} from '../../command-table.ts';

const TABLETS: Readonly<Record<string, string>> = {
	'usb-tablet': 'QEMU HID Tablet',
	'virtio-tablet-pci': 'QEMU Virtio Tablet',
};
// ui/input.c counts handlers from 1; keyboard and mouse of the board come first.
const BOARD_MOUSE = 2;

/** What moves the pointer: absolute devices first, the current one at the head (ui/input.c, `qmp_query_mice`). */
export const queryMice = defineCommand('query-mice', ({options, hardware}) => {
	if (options.type === 'none') {
		return [];
	}

	const tablets = hardware.devices.devices
		.map(({driver}) => TABLETS[driver])
		.filter(name => name !== undefined);
	const mice: ReturnOf<'query-mice'> = [
		...tablets.map((name, index) => ({
			name,
			index: BOARD_MOUSE + 1 + index,
			current: index === 0,
			absolute: true,
		})),
		{
			name: 'QEMU PS/2 Mouse',
			index: BOARD_MOUSE,
			current: tablets.length === 0,
			absolute: false,
		},
	];
	return mice;
});
