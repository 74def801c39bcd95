import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {BlockEdge, BlockNode, BlockUser} from './block-node.ts';

/** What a device has told its back end about itself (`BlockDevOps`). */
export interface DriveTraits {
	/** Whether media can be taken out. */
	readonly isRemovable: boolean;
	readonly hasTray: boolean;
	/** Whether it keeps an io-status. */
	readonly hasStatus: boolean;
}

/** Nothing is plugged: a drive that waits for a device. */
const UNPLUGGED: DriveTraits = {isRemovable: true, hasTray: false, hasStatus: false};

/** What holds on to a node for a device of the guest, a drive or an export (`BlockBackend`). */
export class BlockBackend implements BlockUser {
	/** The id of `-drive`; empty for those that a device has made for itself. */
	readonly name: string;
	/** How queries call the device: its id, or its path; undefined without a device. */
	qdev: string | undefined;
	traits: DriveTraits = UNPLUGGED;
	edge: BlockEdge | undefined;
	isTrayOpen = false;
	/** Whether the guest does not let the medium go. */
	isLocked = false;
	ioStatus: 'ok' | 'failed' | 'nospace' = 'ok';

	constructor(name: string, qdev?: string) {
		this.name = name;
		this.qdev = qdev;
	}

	get node(): BlockNode | undefined {
		return this.edge?.target;
	}

	get description(): string {
		const name = this.name === '' ? this.qdev : this.name;
		return name === undefined ? 'an unnamed block device' : `block device '${name}'`;
	}

	/** Takes note of what BLOCK_IO_ERROR told. */
	note({action, nospace}: EventData['BLOCK_IO_ERROR']): void {
		if (action === 'stop' && this.ioStatus === 'ok') {
			this.ioStatus = nospace === true ? 'nospace' : 'failed';
		}
	}
}
