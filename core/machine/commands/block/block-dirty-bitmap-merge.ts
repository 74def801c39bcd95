import {assertNotBusy, findBitmap, mergeBitmaps} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Marks in a dirty bitmap what others have marked. */
export const blockDirtyBitmapMerge = defineCommand(
	'block-dirty-bitmap-merge',
	({block}, {node, target, bitmaps}) => {
		const {bitmap} = findBitmap(block, {node, name: target});
		assertNotBusy(bitmap);
		const sources = bitmaps.map(source =>
			findBitmap(block, typeof source === 'string' ? {node, name: source} : source),
		);
		mergeBitmaps(
			bitmap,
			sources.map(found => found.bitmap),
		);
		return {};
	},
);
