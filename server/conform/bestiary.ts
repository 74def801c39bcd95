import type {JournalEntry} from '../../core/machine/journal.ts';

/** What a client must do in a scenario to pass, and how it is known that it was tried at all. */
export interface Ordeal {
	/**
	 * `success`: QEMU may do this any day, a client has to do its job all the same. `any`: the job cannot be done, or
	 * QEMU does not do this; a client may say so and end, in time and by itself.
	 */
	readonly ending: 'success' | 'any';
	/** What good clients do. */
	readonly lesson: string;
	/** Whether an entry of the journal shows that the client has met it. */
	readonly isMet: (entry: JournalEntry) => boolean;
	/** So long the scenario keeps a client waiting, in milliseconds, where that is more than a moment. */
	readonly lastsMs?: number;
}

const event =
	(...names: readonly string[]) =>
	(entry: JournalEntry): boolean =>
		entry.kind === 'event' && names.includes(entry.event);

const command =
	(...names: readonly string[]) =>
	(entry: JournalEntry): boolean =>
		entry.kind === 'command' && names.includes(entry.command);

const fault =
	(name: string) =>
	(entry: JournalEntry): boolean =>
		entry.kind === 'fault' && entry.fault === name;

const connected = (entry: JournalEntry): boolean => entry.kind === 'connect';

/** The scenarios that bring back bugs of real clients. */
export const bestiary: Readonly<Record<string, Ordeal>> = {
	'event-before-greeting': {
		ending: 'any',
		lesson: 'skip what comes before the greeting, or say that this is no QEMU',
		isMet: event('RTC_CHANGE'),
	},
	'event-between-command-and-return': {
		ending: 'success',
		lesson: 'tell events from replies by their members, not by their turn',
		isMet: command('query-status'),
	},
	'device-deleted-twice': {
		ending: 'success',
		lesson: 'count DEVICE_DELETED only while a device_del of that device is under way',
		isMet: event('DEVICE_DELETED'),
		lastsMs: 5000,
	},
	'unplug-refused': {
		ending: 'any',
		lesson: 'wait for DEVICE_UNPLUG_GUEST_ERROR beside DEVICE_DELETED',
		isMet: event('DEVICE_UNPLUG_GUEST_ERROR'),
		lastsMs: 10_000,
	},
	'panic-then-reset': {
		ending: 'any',
		lesson: 'read what has come before looking at the error of the socket',
		isMet: event('GUEST_PANICKED'),
	},
	'vm-gone-mid-job': {
		ending: 'any',
		lesson: 'a job that is not told ended has failed; look at error inside BLOCK_JOB_COMPLETED',
		isMet: command('blockdev-backup', 'blockdev-mirror'),
	},
	'frozen-qemu': {
		ending: 'any',
		lesson: 'have a deadline for the greeting',
		isMet: connected,
	},
	'monitor-taken': {
		ending: 'any',
		lesson: 'have a deadline for the greeting; another client may hold the monitor',
		isMet: fault('backlog'),
	},
	'event-storm-no-reader': {
		ending: 'success',
		lesson: 'go on reading events between commands',
		isMet: event('BLOCK_IO_ERROR'),
		lastsMs: 5000,
	},
	'crashloaded-not-panicked': {
		ending: 'success',
		lesson: 'wait for GUEST_CRASHLOADED beside GUEST_PANICKED',
		isMet: event('GUEST_CRASHLOADED'),
	},
	'two-events-one-read': {
		ending: 'success',
		lesson: 'go through all lines of a read',
		isMet: event('STOP'),
	},
	'greeting-glued': {
		ending: 'any',
		lesson: 'keep what follows the greeting in the same read',
		// Not the event: the reply to a client that does not wait for the greeting may be what follows.
		isMet: fault('coalesce'),
	},
	'split-crlf': {
		ending: 'success',
		lesson: 'collect reads until a line is whole',
		isMet: fault('split'),
	},
	'eof-mid-reply': {
		ending: 'any',
		lesson: 'take end of file for the end, whatever is in the buffer',
		isMet: fault('truncate'),
	},
	'own-reset-echo': {
		ending: 'success',
		lesson: 'look at guest and reason of RESET',
		isMet: event('RESET'),
		lastsMs: 10_000,
	},
	'shutdown-order': {
		ending: 'success',
		lesson:
			'take SHUTDOWN, the reply to quit and end of file in any order, and do with the last alone',
		isMet: command('quit'),
	},
	'long-line': {
		ending: 'success',
		lesson: 'have no limit to a line below a few MiB: query-qmp-schema has 200 KB',
		isMet: fault('oversize'),
	},
	'slow-reply': {
		ending: 'any',
		lesson: 'know your deadlines, and drop the late reply to a command that was given up',
		isMet: fault('stall'),
		lastsMs: 68_000,
	},
	'socket-before-accept': {
		ending: 'success',
		lesson: 'wait for the greeting some seconds; connecting anew only makes the queue longer',
		isMet: fault('backlog'),
		lastsMs: 3000,
	},
	'event-channel-closes': {
		ending: 'any',
		lesson: 'take a closed channel of events for the end',
		isMet: fault('disconnect'),
	},
};

// What a scenario of the user's does is unknown: that a client has come is all that can be asked for.
const UNKNOWN: Ordeal = {
	ending: 'success',
	lesson: 'what the scenario expects',
	isMet: connected,
};

/** What a client has to do in a scenario, by its name. */
export const ordealOf = (name: string): Ordeal => bestiary[name] ?? UNKNOWN;
