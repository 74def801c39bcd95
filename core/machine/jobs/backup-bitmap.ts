import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {ArgumentsOf} from '../command-table.ts';

type Arguments = Pick<ArgumentsOf<'blockdev-backup'>, 'sync' | 'bitmap' | 'bitmap-mode'>;

/** What a backup has to do with a dirty bitmap. */
export interface BackupBitmap {
	/** What it says is to be copied. */
	readonly dirtyBytes: number;
	readonly settle: ((hasSucceeded: boolean) => void) | undefined;
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * The bitmap that a backup goes by, checked in QEMU's order (blockdev.c, `do_backup_common`).
 * @throws QmpError
 */
export const bitmapOfBackup = (_source: BlockNode, args: Arguments): BackupBitmap => {
	const {sync, bitmap: name, 'bitmap-mode': mode} = args;
	const isNeeded = sync === 'bitmap' || sync === 'incremental';
	if (isNeeded && name === undefined) {
		throw complain(`must provide a valid bitmap name for '${sync}' sync mode`);
	}

	if (sync === 'incremental' && mode !== undefined && mode !== 'on-success') {
		throw complain("Bitmap sync mode must be 'on-success' when using sync mode 'incremental'");
	}

	if (name !== undefined) {
		throw complain(`Bitmap '${name}' could not be found`);
	}

	if (mode !== undefined) {
		throw complain('Cannot specify bitmap sync mode without a bitmap');
	}

	return {dirtyBytes: 0, settle: undefined};
};
