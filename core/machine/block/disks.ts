import type {CommandTypes} from '../../schema/generated/qemu-7.2.ts';
import type {Machine} from '../machine.ts';
import type {DeviceSpec} from '../machine-options.ts';
import {BlockNodes} from './block-nodes.ts';

type Disks = CommandTypes['query-block']['returns'];

const DISK = /^(?:virtio-blk|scsi-hd|ide-hd|nvme$|usb-storage)/;
const CD = /^(?:ide-cd|scsi-cd)/;

// virtio's disks are the backend of the PCI device; other devices are named by their id.
const qdevOf = ({driver, id = ''}: DeviceSpec): string =>
	driver.startsWith('virtio-blk') ? `/machine/peripheral/${id}/virtio-backend` : id;

/** The disks and drives of the machine's `-device` options, as query-block tells of them (QAPI `BlockInfo`). */
export const disksOf = ({options, ioErrors, status}: Machine): Disks => {
	const nodes = new BlockNodes(options);
	return options.devices
		.filter(({driver}) => DISK.test(driver) || CD.test(driver))
		.map(device => {
			const node = nodes.find(device.properties.drive);
			const isCd = CD.test(device.driver);
			return {
				device: '',
				qdev: qdevOf(device),
				type: 'unknown',
				locked: false,
				removable: isCd,
				...(isCd ? {tray_open: false} : {}),
				'io-status': status === 'io-error' ? ioErrors.statusOf(node?.name) : 'ok',
				...(node === undefined ? {} : {inserted: nodes.info(node)}),
			};
		});
};
