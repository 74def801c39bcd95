import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {blockDriver} from '../block/drivers.ts';
import {emptyImage} from '../block/images.ts';
import {isOptions} from '../block/node-settings.ts';
import {openNode} from '../block/open-node.ts';
import {emptyQcow2Length} from '../block/qcow2-layout.ts';
import type {OptionValues} from '../machine-options.ts';
import type {Job} from './job.ts';
import type {JobDriver} from './job-driver.ts';
import {instantWork, type Workload} from './workload.ts';

// Recording `job-blockdev-create`: a file is there at once, a format has to be written into it.
const FILE_MS = 0.1;
const FORMAT_MS = 4;
const SECTOR = 512;
const CLUSTER_MIN = 512;
const CLUSTER = 64 * 1024;
const CLUSTER_MAX = 2 * 1024 * 1024;
const NOWHERE = /^\/nonexistent\//;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Makes an image, as an image file or as a format inside of a node (block/create.c). */
export class CreateImage implements JobDriver {
	readonly type = 'create';
	readonly isBlockJob = false;
	readonly hasReadyPhase = false;
	readonly isDrainedAtStart = false;
	readonly onReadError = 'report';
	readonly onWriteError = 'report';
	readonly #graph: BlockGraph;
	readonly #options: OptionValues;

	constructor(graph: BlockGraph, options: OptionValues) {
		this.#graph = graph;
		this.#options = options;
	}

	workload(): Workload {
		if (this.#isFile) {
			if (NOWHERE.test(this.#path)) {
				throw complain(`Could not create '${this.#path}': No such file or directory`);
			}
		} else {
			this.#assertPossible();
		}

		return instantWork(1, this.#isFile ? FILE_MS : FORMAT_MS);
	}

	onWorked(job: Job): void {
		if (this.#isFile && this.#size < 0) {
			job.finish('Could not resize file: Invalid argument');
			return;
		}

		if (this.#isFile) {
			this.#graph.images.create({path: this.#path, format: undefined, size: this.#size});
		} else {
			this.#withFile(file => this.#writeTo(file));
		}

		job.finish();
	}

	get #isFile(): boolean {
		return blockDriver(this.#driver)?.kind === 'protocol';
	}

	get #driver(): string {
		return String(this.#options.driver);
	}

	get #path(): string {
		return String(this.#options.filename ?? '');
	}

	get #size(): number {
		return Number(this.#options.size ?? 0);
	}

	#assertPossible(): void {
		const {file, 'cluster-size': clusterSize} = this.#options;
		if (isOptions(file)) {
			this.#withFile(() => {});
		} else {
			this.#graph.lookup(String(file));
		}

		if (this.#driver !== 'qcow2') {
			return;
		}

		if (typeof clusterSize === 'number') {
			const isPower = Number.isInteger(Math.log2(clusterSize));
			if (!isPower || clusterSize < CLUSTER_MIN || clusterSize > CLUSTER_MAX) {
				throw complain('Cluster size must be a power of two between 512 and 2048k');
			}
		}

		if (this.#size % SECTOR !== 0) {
			throw complain('Image size must be a multiple of 512 bytes');
		}
	}

	/** Lets `use` have the node that the options name, opened for it if need be. */
	#withFile(use: (file: BlockNode) => void): void {
		const {file} = this.#options;
		if (isOptions(file)) {
			this.#graph.transact(() => {
				const opened = openNode(this.#graph, file);
				use(opened);
				this.#graph.closeUnused(opened);
			});
		} else {
			use(this.#graph.lookup(String(file)));
		}
	}

	/** Writes an empty image of the format. */
	#writeTo(file: BlockNode): void {
		const {image} = file;
		const {'backing-file': backing, 'backing-fmt': format} = this.#options;
		if (image !== undefined) {
			if (this.#driver === 'qcow2') {
				file.noteWritten(
					emptyQcow2Length(this.#size, Number(this.#options['cluster-size'] ?? CLUSTER)),
				);
			}

			const draft = {path: image.path, format: this.#driver, size: this.#size};
			Object.assign(
				image,
				emptyImage({
					...draft,
					header: headerOf(this.#options),
					backing:
						typeof backing === 'string'
							? {file: backing, format: typeof format === 'string' ? format : undefined}
							: undefined,
				}),
			);
			this.#graph.images.save(image);
		}
	}
}

/** What the header of a qcow2 image says other than usually (QAPI `ImageInfoSpecificQCow2`). */
const headerOf = (options: OptionValues): OptionValues => ({
	...(options.version === 'v2' ? {compat: '0.10'} : {}),
	...(options['lazy-refcounts'] === true ? {'lazy-refcounts': true} : {}),
	...(options['extended-l2'] === true ? {'extended-l2': true} : {}),
	...(options['compression-type'] === 'zstd' ? {'compression-type': 'zstd'} : {}),
});
