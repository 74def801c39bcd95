import {changeBackingFile} from '../../block/backing-file.ts';
import {defineCommand} from '../../command-table.ts';

/** Writes another backing file into the header of an image; the nodes stay as they are. */
export const changeBackingFileCommand = defineCommand('change-backing-file', ({block}, args) => {
	changeBackingFile(block, args);
	return {};
});
