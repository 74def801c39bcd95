import type {FaultKindName} from './kinds/catalog.ts';

/** What is said of a kind: nothing (`null`, `true`), its main parameter alone, or parameters by name. */
export type FaultValue =
	| null
	| boolean
	| number
	| string
	| Readonly<Record<string, boolean | number | string>>;

/** Which messages and clients a fault may strike; what is left out may be any. */
export interface FaultScopeSpec {
	readonly message?: MessageKind;
	/** Replies to this command. */
	readonly command?: string;
	/** Events of this name. */
	readonly event?: string;
	/** A client by its label, such as `compat_monitor0#0`, or `new`: only clients that come from now on. */
	readonly client?: string;
	/** A monitor by its label, such as `compat_monitor0`. */
	readonly monitor?: string;
}

/** What a server sends. */
export type MessageKind = 'greeting' | 'reply' | 'event';

/** What every fault can be told. */
export interface FaultCommon {
	/** From 0 to 1: how probably it strikes on each occasion. */
	readonly chance?: number;
	/** Strikes on this occasion only, counted from 1. */
	readonly nth?: number;
	/**
	 * A span such as `10s`, or `forever`. Of lasting kinds: how long the effect lasts (for ever when left out). Of
	 * others: how long the fault keeps striking (when left out: on one occasion, the next or the nth).
	 */
	readonly for?: string;
	/** Where it may strike; a kind of message alone stands for `{message: …}`. */
	readonly scope?: MessageKind | FaultScopeSpec;
}

/** A fault as a scenario, the library or the control API writes it: `reset`, or `{truncate: 40, nth: 3}`. */
export type FaultSpec =
	| FaultKindName
	| ({readonly [K in FaultKindName]?: FaultValue} & FaultCommon);

/** The kinds of messages. */
export const messageKinds: readonly MessageKind[] = ['greeting', 'reply', 'event'];

/** The members of a scope, with what they mean. */
export const scopeMembers: Readonly<Record<keyof FaultScopeSpec, string>> = {
	message: 'a kind of message: greeting, reply or event',
	command: 'replies to this command',
	event: 'events of this name',
	client: 'a client by its label, or new: only clients that come from now on',
	monitor: 'a monitor by its label',
};

/** What every fault can be told, for the reference and the schema; `nth` counts from 1. */
export const commonMembers = {
	chance: 'how probably it strikes on each occasion, from 0 to 1',
	nth: 'strikes on this occasion only, counted from 1',
	for: 'a span or forever: how long the effect lasts, or how long the fault keeps striking',
	scope: 'which messages, clients or monitors it may strike',
} as const satisfies Readonly<Record<keyof FaultCommon, string>>;
