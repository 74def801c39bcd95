import {encodeValue} from '../../protocol/encode.ts';
import type {QueryBlockReturnInserted} from '../../schema/generated/qemu-7.2.ts';
import type {MachineOptions, OptionValues} from '../machine-options.ts';

const SECTOR = 512;
const GIBIBYTE = 2 ** 30;
// What qemu-img makes of an empty image of format qcow2.
const QCOW2_ACTUAL_SIZE = 200_704;
const QCOW2_FILE_SIZE = 197_120;
const QCOW2_CLUSTER_SIZE = 65_536;
// block.c gives nodes without a name one with a counter and two digits of chance; here they are always these.
const AUTO_DIGITS = '27';
// Drivers whose node stands for the file itself.
const PROTOCOLS: readonly unknown[] = ['file', 'host_device', 'nbd', 'null-co', 'null-aio'];

/** A node of the block graph. */
export interface BlockNode {
	readonly name: string;
	readonly driver: string;
	/** What it was opened with; children that were opened with it are their own specs. */
	readonly spec: OptionValues;
	/** Nodes that were opened along with it. */
	readonly opened: readonly BlockNode[];
}

const isValues = (value: unknown): value is OptionValues =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The nodes of a machine's `-blockdev` options, and what queries say of them. */
export class BlockNodes {
	readonly #options: MachineOptions;
	readonly #tops: readonly BlockNode[];
	#unnamed = 0;

	constructor(options: MachineOptions) {
		this.#options = options;
		this.#tops = options.blockdevs.map(spec => this.#open(spec));
	}

	/** All nodes in the order of query-named-block-nodes: the latest first, each before what was opened along with it. */
	get all(): readonly BlockNode[] {
		const withOpened = (node: BlockNode): readonly BlockNode[] => [
			node,
			...node.opened.flatMap(withOpened),
		];
		return [...this.#tops].reverse().flatMap(withOpened);
	}

	find(name: unknown): BlockNode | undefined {
		return this.all.find(node => node.name === name);
	}

	/** What QEMU says of a node (QAPI `BlockDeviceInfo`), its image included. */
	info(node: BlockNode): QueryBlockReturnInserted {
		return {
			'node-name': node.name,
			drv: node.driver,
			ro: node.spec['read-only'] === true,
			file: this.#fileName(node),
			backing_file_depth: 0,
			encrypted: false,
			detect_zeroes: 'off',
			write_threshold: 0,
			bps: 0,
			bps_rd: 0,
			bps_wr: 0,
			iops: 0,
			iops_rd: 0,
			iops_wr: 0,
			cache: {writeback: true, direct: false, 'no-flush': false},
			image: this.#image(node),
		};
	}

	#open(spec: OptionValues): BlockNode {
		const given = spec['node-name'];
		const name = typeof given === 'string' ? given : `#block${this.#unnamed++}${AUTO_DIGITS}`;
		const opened = [spec.file, spec.backing].filter(isValues).map(child => this.#open(child));
		return {name, driver: String(spec.driver), spec, opened};
	}

	#image(node: BlockNode): QueryBlockReturnInserted['image'] {
		const size = this.#virtualSize(node);
		const filename = this.#fileName(node);
		if (node.driver === 'quorum') {
			return {filename, format: 'quorum', 'virtual-size': size, 'actual-size': 0};
		}

		const common = {filename, format: node.driver, 'virtual-size': size, 'dirty-flag': false};
		return node.driver === 'qcow2'
			? {
					...common,
					'actual-size': QCOW2_ACTUAL_SIZE,
					'cluster-size': QCOW2_CLUSTER_SIZE,
					'format-specific': {
						type: 'qcow2',
						data: {
							compat: '1.1',
							'compression-type': 'zlib',
							'lazy-refcounts': false,
							'refcount-bits': 16,
							corrupt: false,
							'extended-l2': false,
						},
					},
				}
			: {...common, 'actual-size': this.#isOfQcow2(node) ? QCOW2_ACTUAL_SIZE : 0};
	}

	// The disk of the quorum is as long as the machine says; of others nothing is known.
	#virtualSize(node: BlockNode): number {
		if (this.#isOfQcow2(node)) {
			return QCOW2_FILE_SIZE;
		}

		const {quorum} = this.#options;
		const isOfQuorum =
			this.#top(node) === quorum.nodeName || quorum.children.includes(this.#top(node));
		return isOfQuorum ? quorum.sectors * SECTOR : GIBIBYTE;
	}

	#isOfQcow2(node: BlockNode): boolean {
		return this.all.some(({driver, opened}) => driver === 'qcow2' && opened.includes(node));
	}

	/** The name of the node that was opened with an option of its own. */
	#top(node: BlockNode): string {
		const parent = this.all.find(({opened}) => opened.includes(node));
		return parent === undefined ? node.name : this.#top(parent);
	}

	#fileName(node: BlockNode): string {
		const {spec, driver} = node;
		if (PROTOCOLS.includes(driver)) {
			return typeof spec.filename === 'string' ? spec.filename : `${driver}://`;
		}

		if (driver === 'quorum') {
			return `json:${encodeValue(this.#fullSpec(node))}`;
		}

		const file = isValues(spec.file) ? node.opened[0] : this.find(spec.file);
		return file === undefined ? '' : this.#fileName(file);
	}

	/** What a node could be opened with again, children and all, names left out. */
	#fullSpec({spec, driver}: BlockNode): object {
		const resolve = (child: unknown): unknown => {
			const found = typeof child === 'string' ? this.find(child) : undefined;
			return found === undefined ? child : this.#fullSpec(found);
		};

		const {'node-name': _, file, children, ...rest} = spec;
		const nested = isValues(file) ? withoutName(file) : resolve(file);
		return {
			...rest,
			driver,
			...(nested === undefined ? {} : {file: nested}),
			...(Array.isArray(children) ? {children: children.map(resolve)} : {}),
		};
	}
}

const withoutName = ({'node-name': _, ...rest}: OptionValues): object => rest;
