import {defineCommand} from '../../command-table.ts';

/** Exports a drive or node by NBD; its name is its id, too. */
export const nbdServerAdd = defineCommand('nbd-server-add', ({block, exports}, args) => {
	const {device, name = device, writable = false, bitmap, description} = args;
	exports.assertServing();
	const node = block.lookup(device);
	exports.add({
		type: 'nbd',
		id: name,
		'node-name': node.name,
		name,
		description,
		// blockdev-nbd.c, qmp_nbd_server_add: what cannot be written to is exported for reading.
		writable: writable && !node.isReadOnly,
		...(bitmap === undefined ? {} : {bitmaps: [bitmap]}),
	});
	return {};
});
