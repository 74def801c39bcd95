import {defineGenerator} from './generator.ts';

/** The peer of a stream network back end has hung up. */
export const netdevStreamDisconnected = defineGenerator(
	'NETDEV_STREAM_DISCONNECTED',
	({machine}) => ({
		'netdev-id':
			machine.hardware.netdevs.all.find(({spec}) => spec.type === 'stream')?.spec.id ?? 'hostnet0',
	}),
);
