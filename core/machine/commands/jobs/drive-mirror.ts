import {rootNode} from '../../block/backing-file.ts';
import {defineCommand} from '../../command-table.ts';
import {openDriveTarget} from '../../jobs/drive-target.ts';
import {assertGranularity, createMirror} from './blockdev-mirror.ts';

/** Copies a drive to a file while it is used. */
export const driveMirror = defineCommand('drive-mirror', (machine, args) => {
	const {block} = machine;
	const source = rootNode(block, args.device);
	assertGranularity(args.granularity);
	const job = block.transact(() => {
		const {target: path, format, mode, sync, 'node-name': nodeName} = args;
		const isOnBacking = sync === 'top' && source.backing !== undefined;
		const spec = {target: path, format, mode, nodeName, isOnBacking};
		const target = openDriveTarget(block, source, spec);
		return createMirror(machine, args, {source, target, isTargetEmpty: mode !== 'existing'});
	});
	job?.start();
	return {};
});
