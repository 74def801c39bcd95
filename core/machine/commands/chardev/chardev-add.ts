import {specFromBackend} from '../../chardev/spec-from-backend.ts';
import {defineCommand} from '../../command-table.ts';

/** Opens a character device. */
export const chardevAdd = defineCommand('chardev-add', ({chardevs}, {id, backend}) => {
	const {filename, backend: kind} = chardevs.open(specFromBackend(id, backend));
	return kind === 'pty' ? {pty: filename.slice('pty:'.length)} : {};
});
