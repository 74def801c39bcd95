import type {Address, Endpoint} from './transports/address.ts';

const UNCLOSABLE = 'standard output ends with the process only';
const NOBODY_CONNECTS = 'its one client is there from the start, nobody connects';

// What a transport has no means for; what is not named here works on all of them.
const LIMITS: Readonly<Partial<Record<Endpoint['scheme'], Readonly<Record<string, string>>>>> = {
	ws: {'half-close': 'a WebSocket cannot end one direction only'},
	stdio: {
		refuse: NOBODY_CONNECTS,
		backlog: NOBODY_CONNECTS,
		disconnect: UNCLOSABLE,
		reset: UNCLOSABLE,
		'half-close': UNCLOSABLE,
	},
	fd: {refuse: 'its listening socket is of the parent process, who could not open it again'},
};

const DIALLED: Readonly<Record<string, string>> = {
	refuse: 'the mock connects out here (server=off), nobody connects to it',
	backlog: 'the mock connects out here (server=off), nobody connects to it',
};

/** Why a kind of fault cannot be carried out at an address; undefined when it can. */
export const cannotStrike = (kind: string, address: Address | undefined): string | undefined => {
	const limits = address && (address.isClient ? DIALLED : LIMITS[address.endpoint.scheme]);
	return limits !== undefined && Object.hasOwn(limits, kind) ? limits[kind] : undefined;
};
