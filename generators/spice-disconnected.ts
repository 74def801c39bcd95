import {defineGenerator} from './generator.ts';

/** A SPICE client closes the channel that it opened last; the main channel goes at the end. */
export const spiceDisconnected = defineGenerator('SPICE_DISCONNECTED', ({machine}) => {
	const {address, channels} = machine.spice;
	const client = channels.at(-1)?.client ?? {...address, port: '0'};
	return {server: address, client};
});
