import {defineGenerator} from './generator.ts';
import {vncServer} from './vnc-address.ts';

/** The viewer that came first leaves. */
export const vncDisconnected = defineGenerator('VNC_DISCONNECTED', ({machine}) => {
	const server = vncServer(machine);
	const {host, family} = server;
	return {
		server,
		client: machine.vnc.clients.at(-1) ?? {host, service: '0', family, websocket: false},
	};
});
