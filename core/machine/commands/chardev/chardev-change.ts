import {specFromBackend} from '../../chardev/spec-from-backend.ts';
import {defineCommand} from '../../command-table.ts';

/** Puts another character device in the place of one. */
export const chardevChange = defineCommand('chardev-change', ({chardevs}, {id, backend}) => {
	const {filename, backend: kind} = chardevs.change(specFromBackend(id, backend));
	return kind === 'pty' ? {pty: filename.slice('pty:'.length)} : {};
});
