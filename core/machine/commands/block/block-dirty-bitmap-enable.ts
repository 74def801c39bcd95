import {assertNotBusy, findBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** Lets a dirty bitmap mark what is written from now on. */
export const blockDirtyBitmapEnable = defineCommand(
	'block-dirty-bitmap-enable',
	({block}, reference) => {
		const {bitmap} = findBitmap(block, reference);
		assertNotBusy(bitmap);
		bitmap.isRecording = true;
		return {};
	},
);
