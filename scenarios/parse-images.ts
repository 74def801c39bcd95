import type {Node} from 'yaml';
import type {ImageSpec, OtherImages} from '../core/machine/machine-options.ts';
import {parseSize} from '../core/runtime/quantity.ts';
import {asText, type YamlReader} from './yaml-node.ts';

const MEMBERS = ['path', 'format', 'size', 'data', 'backing'] as const;

const OTHERS: readonly OtherImages[] = ['believed', 'missing', 'host', 'host-or-believed'];

const asSize = (value: unknown): number | undefined => parseSize(String(value));

const asOthers = (value: unknown): OtherImages | undefined => OTHERS.find(word => word === value);

const parseImage = (reader: YamlReader, node: Node): ImageSpec | undefined => {
	const members = reader.members(node, MEMBERS, 'an image');
	const path = reader.scalar(members.get('path'), asText, 'a path');
	const size = reader.scalar(members.get('size'), asSize, 'a size such as 20GiB');
	const format = reader.scalar(members.get('format'), asText, 'a format such as qcow2') ?? 'raw';
	const data = reader.scalar(members.get('data'), asSize, 'a size such as 3GiB');
	const backing = reader.scalar(members.get('backing'), asText, 'the path of another image');
	if (path === undefined || size === undefined) {
		reader.complain(node, 'an image needs its path and its size');
		return undefined;
	}

	return {path, format, size, data, backing};
};

/** Reads the disk images of a `machine:` block: what is at which path of the pretended host. */
export const parseImages = (reader: YamlReader, node: Node): readonly ImageSpec[] =>
	reader
		.items(node, 'images')
		.map(item => parseImage(reader, item))
		.filter(image => image !== undefined);

/** Reads what is at all other paths. */
export const parseOtherImages = (
	reader: YamlReader,
	node: Node | undefined,
): OtherImages | undefined => reader.scalar(node, asOthers, `one of ${OTHERS.join(', ')}`);
