import {defineGenerator} from './generator.ts';
import {pickFrom, sights} from './sights.ts';

const CLUSTER = 65_536;
const CLUSTERS_MAX = 16;

/** A write goes past the threshold of a node that has one; without any, past nine tenths of a disk. */
export const blockWriteThreshold = defineGenerator(
	'BLOCK_WRITE_THRESHOLD',
	({machine, random, given}) => {
		const {nodes} = machine.block;
		const named = nodes.filter(({name}) => name === given['node-name']);
		const armed = nodes.filter(({writeThreshold}) => writeThreshold > 0);
		const candidates = [named, armed, nodes].find(list => list.length > 0) ?? [];
		const node = pickFrom(candidates, random);
		const size = node?.size ?? 0;
		return {
			'node-name': node?.name ?? sights.nodes(machine)[0] ?? 'disk0',
			'write-threshold':
				node === undefined || node.writeThreshold === 0
					? Math.floor((size * 0.9) / CLUSTER) * CLUSTER
					: node.writeThreshold,
			'amount-exceeded': random.integer(1, CLUSTERS_MAX) * CLUSTER,
		};
	},
);
