import {defineCommand} from '../../command-table.ts';
import {CreateImage} from '../../jobs/create-image.ts';

/** Makes a disk image; the job stays until it is dismissed. */
export const blockdevCreate = defineCommand('blockdev-create', ({block, jobs}, args) => {
	const driver = new CreateImage(block, {...args.options});
	jobs.create(driver, {'job-id': args['job-id'], 'auto-dismiss': false}).start();
	return {};
});
