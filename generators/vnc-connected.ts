import {defineGenerator} from './generator.ts';
import {vncServer} from './vnc-address.ts';

const PORT_MIN = 32_768;
const PORT_MAX = 60_998;
const STEPS_MAX = 8;

/** A VNC viewer connects, from the server's own host unless that listens everywhere. */
export const vncConnected = defineGenerator('VNC_CONNECTED', ({machine, faker, random}) => {
	const server = vncServer(machine);
	const [last] = machine.vnc.clients;
	const port =
		last === undefined
			? faker.number.int({min: PORT_MIN, max: PORT_MAX, multipleOf: 2})
			: Number(last.service) + 2 * random.integer(1, STEPS_MAX);
	const host =
		server.host === '0.0.0.0' ? faker.internet.ipv4({network: 'private-a'}) : server.host;
	return {
		server,
		client: {family: 'ipv4', service: String(port), host, websocket: false},
	};
});
