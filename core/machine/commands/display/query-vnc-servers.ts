import {defineCommand} from '../../command-table.ts';

/** All VNC servers; the clients are those of the first. */
export const queryVncServers = defineCommand('query-vnc-servers', ({vnc}) =>
	vnc.servers.map(({id, host, service, hasPassword}, index) => {
		const auth = hasPassword ? 'vnc' : 'none';
		return {
			auth,
			clients: index === 0 ? vnc.clients : [],
			server: [{auth, family: 'ipv4', service, host, websocket: false}],
			id,
		};
	}),
);
