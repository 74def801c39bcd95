import {QmpError} from '../../protocol/qmp-error.ts';
import type {Microseconds} from '../../runtime/clock.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';

/** The whole machine as it once was, kept in all of its disks. */
export interface VmSnapshot {
	readonly tag: string;
	/** Length of what the devices and the memory came to, in bytes. */
	readonly stateSize: number;
	readonly takenAt: Microseconds;
}

// What the devices of a q35 come to in a stream of QEMU 7.2, in bytes.
const DEVICES_SIZE = 368_640;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The nodes on top: those that nothing but a device uses. */
const roots = (graph: BlockGraph): readonly BlockNode[] =>
	graph.nodes.filter(node => node.users.every(({user}) => user.asNode === undefined));

/** Snapshots of the whole machine (migration/savevm.c). */
export class VmSnapshots {
	readonly #graph: () => BlockGraph;
	#all: readonly VmSnapshot[] = [];

	constructor(graph: () => BlockGraph) {
		this.#graph = graph;
	}

	/** Those that are kept, the oldest first. */
	get all(): readonly VmSnapshot[] {
		return this.#all;
	}

	/** Whether there is a disk that can hold what the memory came to. */
	get isPossible(): boolean {
		return roots(this.#graph()).some(node => !node.isReadOnly && node.driver.name === 'qcow2');
	}

	/**
	 * Each disk that can be written must be able to hold a snapshot, and there must be one.
	 * @throws QmpError GenericError
	 */
	assertPossible(): void {
		const writable = roots(this.#graph()).filter(({isReadOnly}) => !isReadOnly);
		const unable = writable.find(({driver}) => driver.name !== 'qcow2');
		if (unable !== undefined) {
			throw complain(`Device '${unable.name}' is writable but does not support snapshots`);
		}

		if (writable.length === 0) {
			throw complain('no block device can store vmstate for snapshot');
		}
	}

	/** Keeps one more; one of the same tag is gone. */
	save(tag: string, takenAt: Microseconds): void {
		this.#all = [
			...this.#all.filter(other => other.tag !== tag),
			{tag, takenAt, stateSize: DEVICES_SIZE},
		];
	}

	/**
	 * Makes sure that there is one of that tag.
	 * @throws QmpError GenericError
	 */
	assertThere(tag: string): void {
		if (!this.#all.some(other => other.tag === tag)) {
			throw complain(`Snapshot '${tag}' does not exist in one or more devices`);
		}
	}

	/** Forgets one, if it is there. */
	delete(tag: string): void {
		this.#all = this.#all.filter(other => other.tag !== tag);
	}
}
