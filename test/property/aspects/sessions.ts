import fc from 'fast-check';
import {type Aspect, recordOf, recordsOf, type ToldEvent} from '../aspect.ts';

const clientOf = ({data}: ToldEvent): Readonly<Record<string, unknown>> => recordOf(data.client);

/** Who is connected to the displays. */
const sessions = (
	kind: 'SPICE' | 'VNC',
	{query, list, port}: {query: string; list: string; port: string},
): Aspect => ({
	name: `${kind} sessions`,
	happenings: [
		fc
			.constantFrom('CONNECTED', 'CONNECTED', 'INITIALIZED', 'INITIALIZED', 'DISCONNECTED')
			.map(end => ({kind: 'event', event: `${kind}_${end}` as 'VNC_CONNECTED'})),
	],
	async begin() {
		const connected = new Map<string, boolean>();
		return {
			hear(told) {
				const name = String(clientOf(told)[port]);
				if (told.event === `${kind}_CONNECTED`) {
					connected.set(name, false);
				} else if (told.event === `${kind}_INITIALIZED` && connected.has(name)) {
					connected.set(name, true);
				} else if (told.event === `${kind}_DISCONNECTED`) {
					connected.delete(name);
				}
			},
			async compare(ask) {
				const listed = recordsOf(recordOf(await ask(query))[list]);
				// query-spice lists channels that are up, query-vnc all clients.
				const believed = [...connected].filter(([, isUp]) => isUp || kind === 'VNC');
				return {
					asked: listed.map(client => String(client[port])).sort(),
					believed: believed.map(([name]) => name).sort(),
				};
			},
		};
	},
});

export const spiceSessions = sessions('SPICE', {
	query: 'query-spice',
	list: 'channels',
	port: 'port',
});
export const vncSessions = sessions('VNC', {query: 'query-vnc', list: 'clients', port: 'service'});
