import {QmpError} from '../../../protocol/qmp-error.ts';
import {findDrive, insertMedium, isInDrive} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Puts a node into an open tray. */
export const blockdevInsertMedium = defineCommand('blockdev-insert-medium', (machine, args) => {
	const backend = findDrive(machine, {id: args.id});
	const name = args['node-name'];
	const node = machine.block.find(name);
	if (node === undefined) {
		throw new QmpError('GenericError', `Node '${name}' not found`);
	}

	if (isInDrive(machine.block, node)) {
		throw new QmpError('GenericError', `Node '${name}' is already in use`);
	}

	insertMedium(machine, backend, node);
	return {};
});
