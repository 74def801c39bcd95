import {isIPv4, isIPv6} from 'node:net';

/** What kind of thing a name is that a recording should not tell. */
export type ScrubKind =
	| 'UUID'
	| 'MAC address'
	| 'IP address'
	| 'user'
	| 'host'
	| 'VM'
	| 'password'
	| 'identity';

/** A pattern in any string of a message. */
export interface ScrubRule {
	readonly kind: ScrubKind;
	readonly pattern: RegExp;
	/** Whether a match is what it looks like, and tells of somebody. */
	readonly isTelling: (match: string) => boolean;
}

const NEUTRAL_ADDRESSES: readonly string[] = [
	'127.0.0.1',
	'0.0.0.0',
	'255.255.255.255',
	'::1',
	'::',
];
const BROADCAST = /^(?:ff:ff:ff:ff:ff:ff|00:00:00:00:00:00)$/i;
const NIL_UUID = /^[0-]+$/;

/** Patterns that tell their kind by their look, in the order in which they are tried. */
export const scrubRules: readonly ScrubRule[] = [
	{
		kind: 'UUID',
		pattern: /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/gi,
		isTelling: text => !NIL_UUID.test(text),
	},
	{
		kind: 'MAC address',
		pattern: /(?<![\da-f:])(?:[\da-f]{2}:){5}[\da-f]{2}(?![\da-f:])/gi,
		isTelling: text => !BROADCAST.test(text),
	},
	{
		kind: 'IP address',
		pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
		isTelling: text => isIPv4(text) && !NEUTRAL_ADDRESSES.includes(text),
	},
	{
		kind: 'IP address',
		pattern: /(?<![\w:])[\da-f]*:[\da-f:]*:[\da-f:.]*(?![\w:])/gi,
		isTelling: text => isIPv6(text) && !NEUTRAL_ADDRESSES.includes(text),
	},
];

/** Names that a string gives away by where they stand in it; the first group is the name. */
export const nameRules: ReadonlyArray<readonly [ScrubKind, RegExp]> = [
	['user', /\/(?:home|Users)\/([^/\s"',:]+)/g],
	// libvirt's folder of a domain, and its -name.
	['VM', /\/domain-\d+-([^/\s"',]+)/g],
	['VM', /\bguest=([^,\s"']+)/g],
	[
		'host',
		/\b(?:tcp|nbd|ssh|rdma|vnc|spice|https?|ftps?|iscsi|rbd):(?:\/\/)?(?:[^@\s/]+@)?([a-z][\w.-]*):\d+/gi,
	],
];

/** Members whose whole string is such a name. */
export const namedMembers: Readonly<Record<string, ScrubKind>> = {
	host: 'host',
	hostname: 'host',
	user: 'user',
	username: 'user',
	password: 'password',
	sasl_username: 'identity',
	x509_dname: 'identity',
};

/** Names that tell nothing. */
export const neutralNames: readonly string[] = [
	'localhost',
	'root',
	'qemu',
	'libvirt-qemu',
	'none',
];

const pad = (number: number, length: number): string => number.toString(16).padStart(length, '0');
// RFC 5737 and RFC 3849 set these aside for documents.
const IPV4_NETS = ['192.0.2', '198.51.100', '203.0.113'] as const;
const IPV4_HOSTS = 254;

const ipv4 = (number: number): string => {
	const net = IPV4_NETS[Math.floor((number - 1) / IPV4_HOSTS)];
	const host = ((number - 1) % IPV4_HOSTS) + 1;
	return net === undefined ? `198.18.${(number >> 8) & 0xff}.${number & 0xff}` : `${net}.${host}`;
};

/** The neutral name of the `number`th original of a kind, counted from 1. */
export const substituteOf = (kind: ScrubKind, original: string, number: number): string => {
	switch (kind) {
		case 'UUID':
			return `00000000-0000-4000-8000-${pad(number, 12)}`;
		case 'MAC address':
			return `52:54:00:00:${pad(number >> 8, 2)}:${pad(number & 0xff, 2)}`;
		case 'IP address':
			return isIPv4(original) ? ipv4(number) : `2001:db8::${number.toString(16)}`;
		case 'host':
			return `host${number}.example`;
		default:
			return `example-${kind.toLowerCase()}-${number}`;
	}
};
