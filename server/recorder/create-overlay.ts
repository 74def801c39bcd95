import type {MockQmpOptions} from '../options.ts';
import {ForwardingSession} from './forwarding-session.ts';
import type {ForwardingOptions} from './qemu-link.ts';

/** Options of a mock that lays what it plays over a real QEMU: each of its clients has a session with that one. */
export const overlayOptions = (
	options: MockQmpOptions,
	forwarding: ForwardingOptions,
): MockQmpOptions => ({
	...options,
	createSession: session => new ForwardingSession(session, forwarding),
});
