import {QmpError} from '../../protocol/qmp-error.ts';
import {isIdentifier} from '../command-line/qemu-opts.ts';
import type {OptionValues} from '../machine-options.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode, CacheMode} from './block-node.ts';

// block.c: `node_name` has so many bytes, the last of them 0.
const NAME_LENGTH_MAX = 31;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** What a node has from the node that it is opened for, unless it says otherwise. */
export interface Inherited {
	readonly cache: CacheMode;
	readonly isReadOnly: boolean;
	/** Length in bytes of images that nothing is known of. */
	readonly believedSize: number | undefined;
}

/** What a node has that was opened for nobody. */
export const NOTHING_INHERITED: Inherited = {
	cache: {direct: false, noFlush: false},
	isReadOnly: false,
	believedSize: undefined,
};

/** Whether a value is an object, not a list: options that open a node, not a reference to one. */
export const isOptions = (value: unknown): value is OptionValues =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a node has that was opened with options. */
export const ownSettings = (spec: OptionValues, inherited: Inherited): Inherited => {
	const cache = isOptions(spec.cache) ? spec.cache : {};
	const flag = (value: unknown, other: boolean): boolean =>
		typeof value === 'boolean' ? value : other;
	return {
		...inherited,
		isReadOnly: flag(spec['read-only'], inherited.isReadOnly),
		cache: {
			direct: flag(cache.direct, inherited.cache.direct),
			noFlush: flag(cache['no-flush'], inherited.cache.noFlush),
		},
	};
};

/**
 * @throws QmpError
 */
export const detectZeroesOf = (spec: OptionValues): BlockNode['detectZeroes'] => {
	const mode = spec['detect-zeroes'];
	if (mode === 'unmap' && spec.discard !== 'unmap' && spec.discard !== 'on') {
		throw complain(
			'setting detect-zeroes to unmap is not allowed without setting discard operation to unmap',
		);
	}

	return mode === 'on' || mode === 'unmap' ? mode : 'off';
};

/**
 * The name that a node was given, or a new one (block.c, `bdrv_assign_node_name`).
 * @throws QmpError
 */
export const checkedName = (graph: BlockGraph, given: unknown): string => {
	if (given === undefined) {
		return graph.nextName();
	}

	const name = String(given);
	if (!isIdentifier(name)) {
		throw complain(`Invalid node-name: '${name}'`);
	}

	if (graph.backend(name) !== undefined) {
		throw complain(`node-name=${name} is conflicting with a device id`);
	}

	if (graph.find(name) !== undefined) {
		throw complain(`Duplicate nodes with node-name='${name}'`);
	}

	if (name.length > NAME_LENGTH_MAX) {
		throw complain('Node name too long');
	}

	return name;
};
