import {defineCommand} from '../../command-table.ts';

/** The I/O threads, the latest first. */
export const queryIothreads = defineCommand(
	'query-iothreads',
	({hardware: {userObjects}, host}) => {
		const threads = userObjects.all.filter(({spec}) => spec['qom-type'] === 'iothread');
		return threads
			.map(({spec: {id}, object}, index) => ({
				id,
				'thread-id': host.ioThreadId(index),
				'poll-max-ns': Number(object.get('poll-max-ns')),
				'poll-grow': Number(object.get('poll-grow')),
				'poll-shrink': Number(object.get('poll-shrink')),
				'aio-max-batch': Number(object.get('aio-max-batch')),
			}))
			.reverse();
	},
);
