import type {BlockNode} from '../block/block-node.ts';
import {chainOf} from './backing-chain.ts';
import type {WorkFault} from './workload.ts';

const SECTOR = 512;
const ERRNO: Readonly<Record<number, string>> = {
	1: 'Operation not permitted',
	5: 'Input/output error',
	12: 'Cannot allocate memory',
	22: 'Invalid argument',
	28: 'No space left on device',
	30: 'Read-only file system',
};

/** Bytes of data that an image has itself, not one behind it. */
export const dataOf = ({size, image, children}: BlockNode): number => {
	const child = children.at(-1)?.target;
	return Math.min(size, image?.data ?? (child === undefined ? size : dataOf(child)));
};

/** Something has written so much data to a node. */
export const noteWritten = (node: BlockNode, bytes: number): void => {
	const {image} = node;
	if (image !== undefined && bytes > image.data) {
		image.allocated += bytes - image.data;
		image.data = bytes;
	}
};

/** Bytes of data that the images of a part of a chain have, at most the whole disk. */
export const dataBetween = (top: BlockNode, base: BlockNode | undefined): number => {
	const chain = chainOf(top).filter(({driver}) => driver.kind !== 'filter');
	const end = base === undefined ? chain.length : chain.indexOf(base);
	const images = chain.slice(0, end < 0 ? chain.length : end);
	return Math.min(
		top.size,
		images.reduce((most, node) => Math.max(most, dataOf(node)), 0),
	);
};

const isInjection = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** The nodes that a request to a node comes through. */
const below = (node: BlockNode): readonly BlockNode[] => [
	node,
	...node.children.flatMap(({target}) => below(target)),
];

/** The errors that blkdebug nodes below a node are told to give to a job (`inject-error`). */
export const injectedFaults = (
	node: BlockNode,
	operation: 'read' | 'write',
	size: number,
): readonly WorkFault[] =>
	below(node)
		.filter(({driver}) => driver.name === 'blkdebug')
		.flatMap(({options}) => {
			const given = options['inject-error'];
			return Array.isArray(given) ? given.filter(isInjection) : [];
		})
		.filter(({iotype}) => iotype === undefined || iotype === operation)
		.map(({sector, errno, once}) => ({
			at: Math.min(size, typeof sector === 'number' ? Math.max(0, sector) * SECTOR : 0),
			operation,
			error: ERRNO[typeof errno === 'number' ? errno : 5] ?? 'Input/output error',
			isLasting: once !== true,
		}));
