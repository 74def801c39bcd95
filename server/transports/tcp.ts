import {addressError, bracketed, openServer, portOf, suspension} from './net-listener.ts';
import {defineTransport} from './transport.ts';

/** TCP. An empty host is every interface, port 0 one that is free. */
export const tcp = defineTransport({
	scheme: 'tcp',
	async listen({host, port}, accept) {
		const asked = `tcp:${bracketed(host)}:${port}`;
		try {
			const place = host === '' ? {} : {host};
			const server = await openServer({...place, port}, accept);
			const address = `tcp:${bracketed(host)}:${portOf(server)}`;
			return {
				address,
				...suspension(server, {...place, port: portOf(server)}, address),
				async close() {
					server.close();
				},
			};
		} catch (error) {
			throw addressError(asked, error);
		}
	},
});
