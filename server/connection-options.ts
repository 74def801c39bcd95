import type {Duplex} from 'node:stream';
import type {FaultPlan} from '../core/faults/fault-plan.ts';
import type {Clock} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';
import type {Audience} from './audience.ts';
import type {ClientSession, SessionHooks} from './client-session.ts';

/** A client that has come. */
export interface Arrival {
	/** A stream that nobody has read yet. */
	readonly stream: Duplex;
	/** Breaks the stream off, with a reset where its transport knows one. */
	readonly reset: () => void;
}

/** What a connection is given. */
export interface ConnectionOptions extends Arrival {
	/** Label of the monitor. */
	readonly monitor: string;
	readonly label: string;
	readonly log: Logger;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	/** Told when the client has to negotiate again. */
	readonly audience: Pick<Audience, 'changed'>;
	readonly session: (hooks: SessionHooks) => ClientSession;
	/** Called once, when nothing more comes or goes. */
	readonly onClose: () => void;
}
