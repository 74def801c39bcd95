import {assertNotBusy, findBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Forgets what a dirty bitmap has marked. */
export const blockDirtyBitmapClear = defineCommand(
	'block-dirty-bitmap-clear',
	({block}, reference) => {
		const {bitmap} = findBitmap(block, reference);
		assertNotBusy(bitmap);
		bitmap.dirty = [];
		return {};
	},
);
