import type {CommandTypes} from '../../schema/generated/qemu-7.2.ts';
import type {BlockBackend} from './block-backend.ts';
import type {BlockGraph} from './block-graph.ts';
import {nodeInfo} from './node-info.ts';

type Disk = CommandTypes['query-block']['returns'][number];

/** The disks and drives of a machine, as query-block tells of them (QAPI `BlockInfo`). */
export const disksOf = ({backends}: BlockGraph): readonly Disk[] =>
	backends
		.filter(({name, qdev}) => name !== '' || qdev !== undefined)
		.map(backend => diskOf(backend));

const diskOf = (backend: BlockBackend): Disk => {
	const {name, qdev, traits, node} = backend;
	return {
		device: name,
		...(qdev === undefined ? {} : {qdev}),
		type: 'unknown',
		locked: backend.isLocked,
		removable: traits.isRemovable,
		...(traits.hasTray ? {tray_open: backend.isTrayOpen} : {}),
		...(traits.hasStatus ? {'io-status': backend.ioStatus} : {}),
		...(node === undefined || node.isEjected
			? {}
			: {inserted: nodeInfo(node, {limits: backend.limits})}),
	};
};
