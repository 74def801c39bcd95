import {parameterExpects, QmpError} from '../../protocol/qmp-error.ts';
import type {OptionValues} from '../machine-options.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import type {BlockDriver} from './drivers.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const SECTOR = 512;
// Drivers that cannot write.
const READERS: readonly string[] = ['bochs', 'cloop', 'dmg', 'vvfat'];
// Formats that can be written compressed.
const COMPRESSORS: readonly string[] = ['qcow', 'qcow2', 'vmdk'];

/** A node that is being opened, as far as its driver looks at it. */
export interface OpeningNode {
	readonly driver: BlockDriver;
	readonly spec: OptionValues;
	readonly isReadOnly: boolean;
	/** Whether it goes around the host's cache. */
	readonly isDirect: boolean;
	/** The child that was opened before it. */
	readonly file: BlockNode | undefined;
}

/**
 * What a driver says to options that go together badly, before it opens anything itself.
 * @throws QmpError
 */
export const checkDriverOptions = (graph: BlockGraph, node: OpeningNode): void => {
	const {driver, spec, isReadOnly, isDirect} = node;
	if (READERS.includes(driver.name) && !isReadOnly) {
		throw complain('Image is read-only');
	}

	switch (driver.name) {
		case 'file':
		case 'host_device':
			if (spec.aio === 'native' && !isDirect) {
				throw complain(
					'aio=native was specified, but it requires cache.direct=on, which was not specified.',
				);
			}

			return;
		case 'quorum':
			checkQuorum(spec);
			return;
		case 'raw':
			checkPart(node);
			return;
		case 'throttle':
			if (!graph.hasThrottleGroup(String(spec['throttle-group']))) {
				throw complain(`Throttle group '${String(spec['throttle-group'])}' does not exist`);
			}

			return;
		case 'qcow2':
			if (node.file?.image?.header.corrupt === true && !isReadOnly) {
				throw complain('qcow2: Image is corrupt; cannot be opened read/write');
			}

			return;
		case 'luks':
			if (spec['key-secret'] === undefined) {
				throw complain("Parameter 'key-secret' is required for cipher");
			}

			return;
		case 'compress':
			checkCompression(node);
	}
};

const checkQuorum = (spec: OptionValues): void => {
	const count = Array.isArray(spec.children) ? spec.children.length : 0;
	const threshold = Number(spec['vote-threshold']);
	if (count === 0) {
		throw complain('Number of provided children must be 1 or more');
	}

	if (threshold < 1) {
		throw parameterExpects('vote-threshold', 'a value >= 1');
	}

	if (threshold > count) {
		throw complain('threshold may not exceed children count');
	}

	if (spec.blkverify === true && (count !== 2 || threshold !== 2)) {
		throw complain(
			'blkverify=on can only be set if there are exactly two files and vote-threshold is 2',
		);
	}
};

/** block/quorum.c: copies of one disk are of one length. */
export const checkReplicas = ({driver, children}: BlockNode): void => {
	const sizes = new Set(children.map(({target}) => target.size));
	if (driver.kind === 'quorum' && sizes.size > 1) {
		throw complain('Could not refresh total sector count: Input/output error');
	}
};

/** A part of a file that is shown as a disk (block/raw-format.c, `raw_apply_options`). */
const checkPart = ({spec, file}: OpeningNode): void => {
	const {offset = 0, size} = spec;
	const whole = file?.size ?? 0;
	if (Number(offset) > whole) {
		throw complain(
			`Offset (${String(offset)}) cannot be greater than size of the containing file (${whole})`,
		);
	}

	if (size !== undefined && Number(offset) + Number(size) > whole) {
		throw complain(
			`The sum of offset (${String(offset)}) and size (${String(size)}) has to be smaller or equal to the ` +
				` actual size of the containing file (${whole})`,
		);
	}

	if (size !== undefined && Number(size) % SECTOR !== 0) {
		throw complain(`Specified size is not multiple of ${SECTOR}`);
	}
};

const checkCompression = ({file}: OpeningNode): void => {
	if (file !== undefined && !COMPRESSORS.includes(file.driver.name)) {
		throw complain(`Compression is not supported for underlying format: ${file.driver.name}`);
	}
};
