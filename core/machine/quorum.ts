import type {EventData} from '../schema/generated/qemu-7.2.ts';

/** A quorum block node and its children, as a scenario's `machine:` block names them. */
export interface QuorumOptions {
	readonly nodeName: string;
	readonly children: readonly [string, ...string[]];
	/** Length of the disk in sectors of 512 bytes. */
	readonly sectors: number;
}

/** What the pretended guest reads from its quorum disk. */
export class Quorum {
	readonly nodeName: string;
	readonly children: readonly [string, ...string[]];
	readonly sectors: number;
	#bad: string | undefined;
	#lastSector: number | undefined;
	#failure: EventData['QUORUM_FAILURE'] | undefined;

	constructor({nodeName, children, sectors}: QuorumOptions) {
		this.nodeName = nodeName;
		this.children = children;
		this.sectors = sectors;
	}

	/** The child last reported as bad. */
	get bad(): string | undefined {
		return this.#bad;
	}

	/** The first sector behind the last read that was told of. */
	get nextSector(): number | undefined {
		return this.#lastSector;
	}

	/** The read that found no majority, if the last one did. */
	get failure(): EventData['QUORUM_FAILURE'] | undefined {
		return this.#failure;
	}

	/** Takes note of a QUORUM_REPORT_BAD. */
	noteBad(data: EventData['QUORUM_REPORT_BAD']): void {
		this.#bad = data['node-name'];
		this.#lastSector = data['sector-num'] + data['sectors-count'];
		this.#failure = undefined;
	}

	/** Takes note of a QUORUM_FAILURE. */
	noteFailure(data: EventData['QUORUM_FAILURE']): void {
		this.#lastSector = data['sector-num'] + data['sectors-count'];
		this.#failure = data;
	}
}
