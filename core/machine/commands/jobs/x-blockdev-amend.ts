import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {amendDriver} from '../../jobs/amend-driver.ts';

// block/qcow2.c and block/crypto.c: the drivers with bdrv_co_amend.
const AMENDABLE = ['qcow2', 'luks'];

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Changes options of an image; the job stays until it is dismissed. */
export const xBlockdevAmend = defineCommand('x-blockdev-amend', ({block, jobs}, args) => {
	const {driver} = block.lookup(undefined, args['node-name']);
	if (driver.name !== args.options.driver) {
		throw complain("x-blockdev-amend doesn't support changing the block driver");
	}

	if (!AMENDABLE.includes(driver.name)) {
		throw complain('Driver does not support x-blockdev-amend');
	}

	const request = {'job-id': args['job-id'], 'auto-dismiss': false};
	jobs.create(amendDriver({...args.options}), request).start();
	return {};
});
