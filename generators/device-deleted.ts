import {defineGenerator} from './generator.ts';

/** The device that the guest is letting go is gone; without one, a disk that nobody has heard of. */
export const deviceDeleted = defineGenerator('DEVICE_DELETED', ({machine, random}) => {
	const device =
		machine.memorySlots.find('ejecting')?.device ?? `virtio-disk${random.integer(0, 7)}`;
	return {device, path: `/machine/peripheral/${device}`};
});
