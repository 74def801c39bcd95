import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {BlockEdge, BlockNode, BlockUser} from './block-node.ts';
import {ALL_PERMISSIONS, type PermissionPair} from './permissions.ts';
import type {HistogramKind} from './statistics.ts';
import type {ThrottleLimits} from './throttling.ts';

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
	/** What it takes of its node, and shares, whichever medium is in. */
	permissions: PermissionPair = {taken: 0, shared: ALL_PERMISSIONS};
	/** Limits of its speed. */
	limits: ThrottleLimits | undefined;
	/** Boundaries of its latency histograms, in nanoseconds. */
	histograms: Readonly<Partial<Record<HistogramKind, readonly number[] | undefined>>> = {};
	/** How often reading and writing have failed. */
	failures: Readonly<Partial<Record<'rd' | 'wr' | 'flush' | 'unmap', number>>> = {};
	/** Whether the next medium is opened for reading only, when nothing else is said. */
	isReadOnly = false;
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

	get deviceName(): string {
		return this.name;
	}

	get description(): string {
		const name = this.name === '' ? this.qdev : this.name;
		return name === undefined ? 'an unnamed block device' : `block device '${name}'`;
	}

	/** Takes note of what BLOCK_IO_ERROR told. */
	note({action, nospace, operation}: EventData['BLOCK_IO_ERROR']): void {
		const kind = operation === 'read' ? 'rd' : 'wr';
		this.failures = {...this.failures, [kind]: (this.failures[kind] ?? 0) + 1};
		if (action === 'stop' && this.ioStatus === 'ok') {
			this.ioStatus = nospace === true ? 'nospace' : 'failed';
		}
	}
}
