import {defineGenerator} from './generator.ts';

const MAIN = 1;
const INPUTS = 3;
const CURSOR = 4;
const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);

/** The type of the channel that a desktop client opens after so many others. */
const typeOf = (openCount: number): number => Math.min(MAIN + openCount, CURSOR);

/**
 * The oldest channel that waits for it is up: main, display, inputs, cursor. All channels of a session share one
 * connection-id, a signed random number.
 */
export const spiceInitialized = defineGenerator('SPICE_INITIALIZED', ({machine, random}) => {
	const {address, channels} = machine.spice;
	const waiting = channels.find(channel => channel.link === undefined);
	const client = waiting?.client ?? {host: address.host, port: '0', family: address.family};
	const links = channels.flatMap(({link}) => (link === undefined ? [] : [link]));
	const type = typeOf(links.length);
	return {
		server: {...address, auth: 'none'},
		client: {
			...client,
			'connection-id': links[0]?.connectionId ?? random.integer(INT32_MIN, INT32_MAX),
			'channel-type': type,
			'channel-id': links.filter(link => link.type === type && type > INPUTS).length,
			tls: false,
		},
	};
});
