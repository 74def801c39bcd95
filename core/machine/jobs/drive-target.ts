import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {attachChild, openImage} from '../block/open-node.ts';
import {createImageFile} from '../block/snapshots.ts';
import {nextInChain, withoutFilters} from './backing-chain.ts';

/** What a command says of the file that it copies to. */
export interface DriveTarget {
	readonly target: string;
	readonly format?: string | undefined;
	readonly mode?: 'existing' | 'absolute-paths' | undefined;
	readonly nodeName?: string | undefined;
	/** Whether the copy has the image behind the source behind it, too. */
	readonly isOnBacking: boolean;
}

/**
 * Opens the file that a drive is copied to, made for it unless it is there (blockdev.c, `qmp_drive_mirror`). It belongs
 * inside a transaction of the graph.
 * @throws QmpError
 */
export const openDriveTarget = (
	graph: BlockGraph,
	source: BlockNode,
	{target: path, format, mode = 'absolute-paths', nodeName, isOnBacking}: DriveTarget,
): BlockNode => {
	const isNew = mode !== 'existing';
	const driver = format ?? (isNew ? withoutFilters(source).driver.name : undefined);
	const backing = isOnBacking ? nextInChain(source) : undefined;
	if (isNew) {
		createImageFile(graph, {path, format: driver ?? 'raw', size: source.size, backing});
	}

	const node = openImage(graph, path, {
		format: driver,
		inherited: {cache: source.cache, isReadOnly: false, believedSize: source.size},
		options: {backing: null, ...(nodeName === undefined ? {} : {'node-name': nodeName})},
	});
	if (backing !== undefined) {
		attachChild(graph, node, {name: 'backing', role: 'backing', target: backing});
	}

	return node;
};
