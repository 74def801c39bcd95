import {defineCommand} from '../../command-table.ts';

/** The first VNC server and its clients. */
export const queryVnc = defineCommand('query-vnc', ({vnc}) => {
	const [server] = vnc.servers;
	return server === undefined
		? {enabled: false}
		: {
				enabled: true,
				auth: server.hasPassword ? 'vnc' : 'none',
				family: 'ipv4',
				clients: vnc.clients,
				service: server.service,
				host: server.host,
			};
});
