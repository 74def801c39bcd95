import {QmpError} from '../../protocol/qmp-error.ts';
import {assertNotBusy, type DirtyBitmap, mark} from '../block/bitmaps.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {ByteRanges} from '../block/byte-ranges.ts';
import type {ArgumentsOf} from '../command-table.ts';

type Arguments = Pick<ArgumentsOf<'blockdev-backup'>, 'sync' | 'bitmap' | 'bitmap-mode'>;

/** The dirty bitmap that a backup goes by, or leaves for the next one. */
export interface BackupBitmap {
	readonly bitmap: DirtyBitmap;
	readonly mode: 'on-success' | 'never' | 'always';
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * What a backup has to do with a dirty bitmap, checked in QEMU's order (blockdev.c, `do_backup_common`).
 * @throws QmpError
 */
export const bitmapOfBackup = (source: BlockNode, args: Arguments): BackupBitmap | undefined => {
	const {sync, bitmap: name, 'bitmap-mode': wanted} = args;
	if ((sync === 'bitmap' || sync === 'incremental') && name === undefined) {
		throw complain(`must provide a valid bitmap name for '${sync}' sync mode`);
	}

	if (sync === 'incremental' && wanted !== undefined && wanted !== 'on-success') {
		throw complain("Bitmap sync mode must be 'on-success' when using sync mode 'incremental'");
	}

	const mode = sync === 'incremental' ? 'on-success' : wanted;
	if (name !== undefined) {
		return checked(source, {name, mode, sync});
	}

	if (mode !== undefined) {
		throw complain('Cannot specify bitmap sync mode without a bitmap');
	}

	return undefined;
};

const checked = (
	source: BlockNode,
	{name, mode, sync}: {name: string; mode: Arguments['bitmap-mode']; sync: Arguments['sync']},
): BackupBitmap => {
	const bitmap = source.bitmaps.find(candidate => candidate.name === name);
	if (bitmap === undefined) {
		throw complain(`Bitmap '${name}' could not be found`);
	}

	if (mode === undefined) {
		throw complain('Bitmap sync mode must be given when providing a bitmap');
	}

	assertNotBusy(bitmap);
	if (sync === 'none') {
		throw complain(`sync mode '${sync}' does not produce meaningful bitmap outputs`);
	}

	if (mode === 'never' && sync !== 'bitmap' && sync !== 'incremental') {
		throw complain(
			`Bitmap sync mode '${mode}' has no meaningful effect when combined with sync mode '${sync}'`,
		);
	}

	return {bitmap, mode};
};

/**
 * Keeps a bitmap as it is while a backup goes by it; what is written meanwhile is marked in a successor without a name
 * (block/dirty-bitmap.c). Gives what ends that: `left` is what a backup that failed has not copied.
 */
export const succeed = (
	node: BlockNode,
	{bitmap, mode}: BackupBitmap,
): ((hasSucceeded: boolean, left: ByteRanges) => void) => {
	const {name, isPersistent} = bitmap;
	const successor: DirtyBitmap = {...bitmap, name: undefined, isPersistent: false, dirty: []};
	node.bitmaps = [successor, ...node.bitmaps];
	Object.assign(bitmap, {isBusy: true, successor});
	return (hasSucceeded, left) => {
		if (mode === 'always' || (mode === 'on-success' && hasSucceeded)) {
			node.bitmaps = node.bitmaps.filter(other => other !== bitmap);
			Object.assign(successor, {name, isPersistent});
			mark(successor, hasSucceeded ? [] : left);
		} else {
			node.bitmaps = node.bitmaps.filter(other => other !== successor);
			Object.assign(bitmap, {isBusy: false, successor: undefined});
			mark(bitmap, successor.dirty);
		}
	};
};
