import type {Duplex} from 'node:stream';
import type {Endpoint} from './address.ts';

/** The address of one scheme. */
export type EndpointOf<S extends Endpoint['scheme']> = Extract<Endpoint, {scheme: S}>;

/**
 * Takes a connected client; its stream is paused until someone reads it. `reset` breaks it off, with a reset where
 * the transport knows one; without it, destroying the stream is all that can be done.
 */
export type Accept = (stream: Duplex, reset?: () => void) => void;

/** An open address. */
export interface Listener {
	/** The address as a client would write it, with the real port. */
	readonly address: string;
	/** Takes no more clients and leaves nothing behind; clients that are connected stay. */
	close(): Promise<void>;
	/** Listens no more until it is resumed; absent where nobody connects. Clients that are connected stay. */
	suspend?(): Promise<void>;
	/**
	 * Listens on the same address again.
	 * @throws MockQmpError ADDRESS_IN_USE, ADDRESS_UNAVAILABLE
	 */
	resume?(): Promise<void>;
}

/** A way of meeting clients. */
export interface Transport<S extends Endpoint['scheme']> {
	readonly scheme: S;
	/**
	 * Opens the address.
	 * @throws MockQmpError ADDRESS_IN_USE, ADDRESS_UNAVAILABLE
	 */
	listen(endpoint: EndpointOf<S>, accept: Accept): Promise<Listener>;
}

/** Declares a transport. */
export const defineTransport = <S extends Endpoint['scheme']>(
	transport: Transport<S>,
): Transport<S> => transport;
