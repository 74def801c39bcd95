import {QmpError} from '../../../protocol/qmp-error.ts';
import {isInDrive} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Lets a node be served by an I/O thread, or by the main loop again. */
export const xBlockdevSetIothread = defineCommand(
	'x-blockdev-set-iothread',
	({block, hardware}, args) => {
		const node = block.named(args['node-name']);
		if (args.force !== true && isInDrive(block, node)) {
			throw new QmpError(
				'GenericError',
				`Node ${node.name} is associated with a BlockBackend and could be in use ` +
					'(use force=true to override this check)',
			);
		}

		const {iothread} = args;
		if (iothread !== null && !hardware.userObjects.isOf(iothread, 'iothread')) {
			throw new QmpError('GenericError', `Cannot find iothread ${iothread}`);
		}

		return {};
	},
);
