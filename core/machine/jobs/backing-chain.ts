import type {BlockNode} from '../block/block-node.ts';
import {fileNameOf} from '../block/file-name.ts';

/** The node without the filters over it (block.c, `bdrv_skip_filters`). */
export const withoutFilters = (node: BlockNode): BlockNode =>
	(node.driver.kind === 'filter' || node.driver.kind === 'raw') && node.primary !== undefined
		? withoutFiltersOf(node, node.primary)
		: node;

// A raw node over a file is a disk of its own; only true filters are looked through.
const withoutFiltersOf = (node: BlockNode, below: BlockNode): BlockNode =>
	node.driver.kind === 'filter' ? withoutFilters(below) : node;

/** The image that a node reads from where it has nothing of its own, without filters. */
export const nextInChain = (node: BlockNode): BlockNode | undefined => {
	const {backing} = withoutFilters(node);
	return backing === undefined ? undefined : withoutFilters(backing);
};

/** A node, what it reads from, and so on: filters included (block.c, `bdrv_filter_or_cow_bs`). */
export const chainOf = (node: BlockNode): readonly BlockNode[] => {
	const below = node.driver.kind === 'filter' ? node.primary : node.backing;
	return below === undefined ? [node] : [node, ...chainOf(below)];
};

/** The node of a chain that another one is the backing image of, filters left out. */
export const overlayOf = (active: BlockNode, node: BlockNode): BlockNode | undefined =>
	chainOf(active)
		.filter(({driver}) => driver.kind !== 'filter')
		.find(candidate => nextInChain(candidate) === node);

/** The node behind `node` whose file has a name (block.c, `bdrv_find_backing_image`). */
export const backingImage = (node: BlockNode, file: string): BlockNode | undefined => {
	for (let at = nextInChain(node); at !== undefined; at = nextInChain(at)) {
		if (fileNameOf(at) === file) {
			return at;
		}
	}

	return undefined;
};

/** The end of a chain. */
export const baseOf = (node: BlockNode): BlockNode => chainOf(node).at(-1) ?? node;
