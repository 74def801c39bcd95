import {addBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Gives a node a dirty bitmap. */
export const blockDirtyBitmapAdd = defineCommand('block-dirty-bitmap-add', ({block}, args) => {
	const {node, name, granularity, persistent = false, disabled = false} = args;
	const target = block.lookup(node);
	addBitmap(target, {name, granularity, isPersistent: persistent, isRecording: !disabled});
	return {};
});
