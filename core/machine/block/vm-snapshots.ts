import {QmpError} from '../../protocol/qmp-error.ts';
import type {Microseconds} from '../../runtime/clock.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import type {DiskImage} from './images.ts';

/** The whole machine as it once was, kept in all of its disks. */
export interface VmSnapshot {
	readonly tag: string;
	/** Length of what the devices and the memory came to, in bytes. */
	readonly stateSize: number;
	readonly takenAt: Microseconds;
}

// What the devices of a q35 come to in a stream of QEMU 7.2, in bytes.
export const DEVICES_SIZE = 368_640;

const MICROSECONDS = 1_000_000;
const NANOSECONDS = 1000;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The nodes on top: those that nothing but a device uses. */
const roots = (graph: BlockGraph): readonly BlockNode[] =>
	graph.nodes.filter(node => node.users.every(({user}) => user.asNode === undefined));

/** Lets an image keep a snapshot, behind those that it has. */
export const keepInImage = (image: DiskImage, {tag, stateSize, takenAt}: VmSnapshot): void => {
	const last = Math.max(0, ...image.snapshots.map(({id}) => Number(id)));
	image.snapshots = [
		...image.snapshots,
		{
			id: String(last + 1),
			name: tag,
			'vm-state-size': stateSize,
			'date-sec': Math.floor(takenAt / MICROSECONDS),
			'date-nsec': (takenAt % MICROSECONDS) * NANOSECONDS,
			'vm-clock-sec': 0,
			'vm-clock-nsec': 0,
		},
	];
};

/** Lets an image forget a snapshot. */
export const forgetInImage = (image: DiskImage, tag: string): void => {
	image.snapshots = image.snapshots.filter(({name}) => name !== tag);
};

/** Snapshots of the whole machine, which its disks keep in their images (migration/savevm.c). */
export class VmSnapshots {
	readonly #graph: () => BlockGraph;

	constructor(graph: () => BlockGraph) {
		this.#graph = graph;
	}

	/** Those that are kept, the oldest first. */
	get all(): readonly VmSnapshot[] {
		const [first, ...others] = this.#images;
		return (first?.snapshots ?? [])
			.filter(({name}) => others.every(({snapshots}) => snapshots.some(one => one.name === name)))
			.filter(snapshot => snapshot['vm-state-size'] > 0)
			.map(snapshot => ({
				tag: snapshot.name,
				stateSize: snapshot['vm-state-size'],
				takenAt: snapshot['date-sec'] * MICROSECONDS + snapshot['date-nsec'] / NANOSECONDS,
			}));
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
		this.delete(tag);
		const [first] = this.#images;
		for (const image of this.#images) {
			keepInImage(image, {tag, takenAt, stateSize: image === first ? DEVICES_SIZE : 0});
		}
	}

	/**
	 * Makes sure that there is one of that tag.
	 * @throws QmpError GenericError
	 */
	assertThere(tag: string): void {
		if (!this.all.some(other => other.tag === tag)) {
			throw complain(`Snapshot '${tag}' does not exist in one or more devices`);
		}
	}

	/** Forgets one, if it is there. */
	delete(tag: string): void {
		for (const image of this.#images) {
			forgetInImage(image, tag);
		}
	}

	get #images(): readonly DiskImage[] {
		return roots(this.#graph()).flatMap(({image, isReadOnly, driver}) =>
			image === undefined || isReadOnly || driver.name !== 'qcow2' ? [] : [image],
		);
	}
}
