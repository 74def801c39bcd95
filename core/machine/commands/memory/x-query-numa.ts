import {defineCommand} from '../../command-table.ts';

const MIB = 2 ** 20;

/** NUMA nodes as text: one that QEMU makes of itself where memory can be plugged (hw/core/numa.c), else none. */
export const xQueryNuma = defineCommand('x-query-numa', ({options, hardware}) => {
	if (options.memorySlots === 0 || options.type === 'none') {
		return {'human-readable-text': '0 nodes\n'};
	}

	const cpus = hardware.cpus.slots
		.filter(slot => hardware.cpus.pathOf(slot) !== undefined)
		.map(({index}) => ` ${index}`);
	const plugged = hardware.dimms.all.reduce((sum, {size}) => sum + size, 0);
	const total = options.memory + plugged;
	return {
		'human-readable-text': [
			'1 nodes',
			`node 0 cpus:${cpus.join('')}`,
			`node 0 size: ${total / MIB} MB`,
			`node 0 plugged: ${plugged / MIB} MB`,
			'',
		].join('\n'),
	};
});
