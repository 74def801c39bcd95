import {defineGenerator} from './generator.ts';

const PORT_MIN = 32_768;
const PORT_MAX = 60_999;

/** The peer of a stream network back end has connected. */
export const netdevStreamConnected = defineGenerator(
	'NETDEV_STREAM_CONNECTED',
	({machine, random, faker}) => {
		const backend = machine.hardware.netdevs.all.find(({spec}) => spec.type === 'stream');
		return {
			'netdev-id': backend?.spec.id ?? 'hostnet0',
			addr: {
				type: 'inet',
				host: faker.internet.ipv4({network: 'private-a'}),
				port: String(random.integer(PORT_MIN, PORT_MAX)),
				ipv4: true,
			},
		};
	},
);
