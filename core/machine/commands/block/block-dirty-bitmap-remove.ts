import {assertNotBusy, findBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Takes a dirty bitmap away. */
export const blockDirtyBitmapRemove = defineCommand(
	'block-dirty-bitmap-remove',
	({block}, reference) => {
		const {node, bitmap} = findBitmap(block, reference);
		assertNotBusy(bitmap);
		node.bitmaps = node.bitmaps.filter(other => other !== bitmap);
		return {};
	},
);
