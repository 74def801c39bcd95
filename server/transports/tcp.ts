import {addressError, bracketed, openServer, portOf} from './net-listener.ts';
import {defineTransport} from './transport.ts';

/** TCP. An empty host is every interface, port 0 one that is free. */
export const tcp = defineTransport({
	scheme: 'tcp',
	async listen({host, port}, accept) {
		const asked = `tcp:${bracketed(host)}:${port}`;
		try {
			const server = await openServer(host === '' ? {port} : {host, port}, accept);
			return {
				address: `tcp:${bracketed(host)}:${portOf(server)}`,
				async close() {
					server.close();
				},
			};
		} catch (error) {
			throw addressError(asked, error);
		}
	},
});
