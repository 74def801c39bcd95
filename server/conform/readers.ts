import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {type Heard, probe} from './probe.ts';

const KIB = 1024;

/** How a well-known client reads the wire: what is left out it does as it should. */
export interface Reader {
	readonly name: string;
	/** A longer line ends or hangs it, in bytes. */
	readonly lineMax?: number;
	/** So long it waits for a greeting, in milliseconds. */
	readonly greetingMs?: number;
	/** So long it waits for a reply, in milliseconds. */
	readonly replyMs?: number;
	/** The first message has to be the greeting. */
	readonly isGreetingFirst?: true;
	/** The message behind the greeting has to be the reply to qmp_capabilities. */
	readonly isReplySecond?: true;
	/** The first read has to be the greeting and nothing else. */
	readonly isGreetingAlone?: true;
	/** What comes in the same read as the greeting is thrown away. */
	readonly losesBehindGreeting?: true;
	/** Of each read only the first message is looked at. */
	readonly seesFirstOfRead?: true;
	/** End of file while it waits for a reply makes it go round for ever. */
	readonly spinsAtEnd?: true;
	/** It reads no message before CR LF, and says nothing of one without. */
	readonly needsLineEnd?: true;
}

/** Readers as their sources have them: libvirt 9.0 and QEMU 7.2 of Debian 12, the others of 2025 and 2026. */
export const readers: readonly Reader[] = [
	{name: 'libvirt', isGreetingFirst: true, needsLineEnd: true},
	{name: "QEMU's qemu.qmp", lineMax: 256 * KIB, isGreetingFirst: true},
	{
		name: 'go-qemu (lima, podman, packer)',
		lineMax: 64 * KIB,
		isGreetingFirst: true,
		isReplySecond: true,
	},
	{name: 'LXD', lineMax: 64 * KIB, greetingMs: 5000, isGreetingFirst: true, isReplySecond: true},
	{
		name: 'Incus',
		lineMax: 64 * KIB,
		replyMs: 500,
		greetingMs: 5000,
		isGreetingFirst: true,
		isReplySecond: true,
	},
	{name: 'Kata runtime-rs', replyMs: 250, greetingMs: 5000, isGreetingFirst: true},
	{name: 'Proxmox', replyMs: 5000, greetingMs: 5000, isGreetingFirst: true},
	{
		name: 'Ganeti',
		replyMs: 5000,
		greetingMs: 5000,
		losesBehindGreeting: true,
		needsLineEnd: true,
	},
	{name: 'Xen libxl', replyMs: 5000, greetingMs: 5000, needsLineEnd: true},
	{name: 'os-autoinst', spinsAtEnd: true},
	{name: 'multipass', seesFirstOfRead: true},
	{name: 'minimega', isGreetingFirst: true, isReplySecond: true},
	{name: 'npm qemu-qmp', isGreetingFirst: true, isGreetingAlone: true},
	{name: 'avocado-vt', greetingMs: 60_000, replyMs: 600_000},
];

/** What would break a reader in a scenario. */
export interface ReaderWarning {
	readonly reader: string;
	readonly why: string;
}

const ms = (span: number): string => (span >= 1000 ? `${span / 1000} s` : `${Math.round(span)} ms`);

/** Each rule: why a reader would break on what was heard; undefined when it would not. */
const RULES: ReadonlyArray<(reader: Reader, heard: Heard) => string | undefined> = [
	({lineMax = Number.POSITIVE_INFINITY}, {longestLine}) =>
		longestLine > lineMax
			? `a line of ${longestLine} bytes; it reads ${lineMax / KIB} KiB`
			: undefined,
	({greetingMs = Number.POSITIVE_INFINITY}, {greetingAfterMs}) => {
		const comes = Number.isFinite(greetingAfterMs)
			? `comes after ${ms(greetingAfterMs)}`
			: 'never comes';
		return greetingAfterMs > greetingMs
			? `the greeting ${comes}; it waits ${ms(greetingMs)}`
			: undefined;
	},
	({replyMs = Number.POSITIVE_INFINITY}, {slowestReplyMs}) =>
		slowestReplyMs > replyMs
			? `a reply after ${ms(slowestReplyMs)}; it waits ${ms(replyMs)}`
			: undefined,
	({isGreetingFirst}, {messages: [first]}) =>
		isGreetingFirst && first !== undefined && !('QMP' in first)
			? 'the first message is no greeting'
			: undefined,
	({isReplySecond}, {messages: [, second]}) =>
		isReplySecond && second !== undefined && 'event' in second
			? 'an event comes in place of the reply to qmp_capabilities'
			: undefined,
	({isGreetingAlone}, {isGreetingGlued}) =>
		isGreetingAlone && isGreetingGlued
			? 'more than the greeting in its read; it cannot read that'
			: undefined,
	({losesBehindGreeting}, {isGreetingGlued}) =>
		losesBehindGreeting && isGreetingGlued
			? 'more than the greeting in its read; it throws the rest away'
			: undefined,
	({isGreetingAlone}, {isGreetingCut}) =>
		isGreetingAlone && isGreetingCut ? 'the greeting comes in pieces' : undefined,
	({seesFirstOfRead}, {messagesInOneRead}) =>
		seesFirstOfRead && messagesInOneRead > 1
			? `${messagesInOneRead} messages in one read; it looks at the first`
			: undefined,
	({spinsAtEnd}, {isEndedUnasked}) =>
		spinsAtEnd && isEndedUnasked ? 'end of file with a command under way; it spins' : undefined,
	({needsLineEnd}, {isLineOpen}) =>
		needsLineEnd && isLineOpen ? 'a message without its CR LF; it never sees it' : undefined,
];

/**
 * Which of the well-known readers a scenario would break, and how: it is played in no time to a client that asks the
 * usual, and each reader's rules are held against the bytes.
 * @throws MockQmpError when the scenario cannot be read or played
 */
export const warningsOf = async (
	scenario: string | ScenarioFile,
): Promise<readonly ReaderWarning[]> => {
	const heard = await probe(scenario);
	return readers.flatMap(reader =>
		RULES.map(rule => rule(reader, heard))
			.filter(why => why !== undefined)
			.map(why => ({reader: reader.name, why})),
	);
};
