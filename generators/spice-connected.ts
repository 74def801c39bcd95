import {defineGenerator} from './generator.ts';

// timing.md, "SPICE": ephemeral ports; each further channel of a client has the next even one or a few on.
const PORT_MIN = 32_768;
const PORT_MAX = 60_000;
const STEPS_MAX = 8;

/** A SPICE client opens a TCP connection for one of its channels, from the same host as its others. */
export const spiceConnected = defineGenerator('SPICE_CONNECTED', ({machine, faker, random}) => {
	const {address, channels} = machine.spice;
	const last = channels.at(-1)?.client;
	const port =
		last === undefined
			? faker.number.int({min: PORT_MIN, max: PORT_MAX, multipleOf: 2})
			: Number(last.port) + 2 * random.integer(1, STEPS_MAX);
	return {
		server: address,
		client: {host: last?.host ?? address.host, port: String(port), family: address.family},
	};
});
