import {sha256} from '../../../runtime/sha256.ts';
import {bitmapBytes, findBitmap} from '../../block/bitmaps.ts';
import {defineCommand} from '../../command-table.ts';

/** The SHA-256 of a dirty bitmap's bits. */
export const xDebugBlockDirtyBitmapSha256 = defineCommand(
	'x-debug-block-dirty-bitmap-sha256',
	({block}, reference) => ({sha256: sha256(bitmapBytes(findBitmap(block, reference).bitmap))}),
);
