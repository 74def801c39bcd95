import {standardStream} from '../../core/runtime/standard-streams.ts';
import {defineTransport} from './transport.ts';

/** The process's own standard input and output: one client, there from the start. */
export const stdio = defineTransport({
	scheme: 'stdio',
	async listen(_, accept) {
		accept(standardStream());
		return {address: 'stdio', async close() {}};
	},
});
