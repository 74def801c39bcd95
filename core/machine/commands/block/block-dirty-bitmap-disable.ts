import {assertNotBusy, findBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Lets a dirty bitmap stay as it is, whatever is written. */
export const blockDirtyBitmapDisable = defineCommand(
	'block-dirty-bitmap-disable',
	({block}, reference) => {
		const {bitmap} = findBitmap(block, reference);
		assertNotBusy(bitmap);
		bitmap.isRecording = false;
		return {};
	},
);
