import {defineGenerator} from './generator.ts';
import {vncServer} from './vnc-address.ts';

/** The viewer that has waited longest for it gets its first picture. */
export const vncInitialized = defineGenerator('VNC_INITIALIZED', ({machine}) => {
	const server = vncServer(machine);
	const {host, family} = server;
	const waiting = machine.vnc.waiting.at(-1) ?? machine.vnc.clients[0];
	return {server, client: waiting ?? {host, service: '0', family, websocket: false}};
});
