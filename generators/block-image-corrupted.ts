import {defineGenerator} from './generator.ts';
import {pickFrom} from './sights.ts';

const CLUSTER = 65_536;
const SECTOR = 512;
const ENTRIES = 8192;

/** An image of format qcow2 has a table that points to where no cluster begins (block/qcow2-cluster.c). */
export const blockImageCorrupted = defineGenerator('BLOCK_IMAGE_CORRUPTED', ({machine, random}) => {
	// It is told of once of a node.
	const nodes = machine.block.nodes.filter(({isEjected}) => !isEjected);
	const images = nodes.filter(({driver}) => driver.name === 'qcow2');
	const node = pickFrom(images.length > 0 ? images : nodes, random);
	const table = random.integer(4, 64) * CLUSTER;
	const place = random.integer(5, 4096) * CLUSTER + SECTOR;
	const index = random.integer(0, ENTRIES - 1);
	return {
		device: '',
		...(node === undefined ? {} : {'node-name': node.name}),
		msg:
			`Cluster allocation offset 0x${place.toString(16)} unaligned ` +
			`(L2 offset: 0x${table.toString(16)}, L2 index: ${index})`,
		fatal: true,
	};
});
