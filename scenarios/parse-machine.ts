import type {Node} from 'yaml';
import type {MachineRequest} from '../core/machine/compose-options.ts';
import {
	defaultGuest,
	defaultQuorum,
	defaultSpice,
	type GuestOptions,
	type MachineOptions,
} from '../core/machine/machine-options.ts';
import {parseSize, parseSpan} from '../core/runtime/quantity.ts';
import {withoutGaps} from '../core/runtime/without-gaps.ts';
import {parseImages, parseOtherImages} from './parse-images.ts';
import {parseJobs} from './parse-jobs.ts';
import {asBoolean, asCount, asText, plainOf, type YamlReader} from './yaml-node.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MEMBERS = [
	'type',
	'name',
	'uuid',
	'memory',
	'memory-slots',
	'quorum',
	'spice',
	'guest',
	'jobs',
	'images',
	'other-images',
	'args',
] as const;

const asSize = (value: unknown): number | undefined => parseSize(String(value));

const asUuid = (value: unknown): string | undefined =>
	UUID.test(asText(value) ?? '') ? asText(value) : undefined;

const asType = (value: unknown): MachineOptions['type'] | undefined =>
	value === 'none' || value === 'q35' || value === 'pc' ? value : undefined;

const asPort = (value: unknown): string | undefined =>
	typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;

const isNames = (value: unknown): value is [string, ...string[]] =>
	Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string');

const parseQuorum = (reader: YamlReader, node: Node): MachineOptions['quorum'] => {
	const members = reader.members(node, ['node-name', 'children', 'sectors'], 'quorum');
	const children = members.get('children');
	const names = children === undefined ? undefined : plainOf(children);
	if (children !== undefined && !isNames(names)) {
		reader.complain(children, 'children must be a list of node names');
	}

	return {
		nodeName:
			reader.scalar(members.get('node-name'), asText, 'a node name') ?? defaultQuorum.nodeName,
		children: isNames(names) ? names : defaultQuorum.children,
		sectors: reader.scalar(members.get('sectors'), asCount, 'a number') ?? defaultQuorum.sectors,
	};
};

const parseSpice = (reader: YamlReader, node: Node): MachineOptions['spice'] => {
	const members = reader.members(node, ['host', 'port'], 'spice');
	const host = reader.scalar(members.get('host'), asText, 'a host') ?? defaultSpice.host;
	return {
		host,
		port: reader.scalar(members.get('port'), asPort, 'a port') ?? defaultSpice.port,
		family: host.includes(':') ? 'ipv6' : 'ipv4',
	};
};

const asDelay = (value: unknown): number | undefined => parseSpan(String(value));

const asWord = (value: unknown): string | undefined =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const asAnswer = (value: unknown): GuestOptions['unplug'] | undefined =>
	value === 'agree' || value === 'refuse' || value === 'ignore' ? value : undefined;

const asNmi = (value: unknown): GuestOptions['nmi'] | undefined =>
	value === 'ignore' || value === 'panic' ? value : undefined;

const asAgent = (value: unknown): GuestOptions['agent'] | undefined =>
	value === 'answer' || value === 'silent' || value === 'absent' ? value : undefined;

const parseGuest = (reader: YamlReader, node: Node): GuestOptions => {
	const members = reader.members(
		node,
		[
			...['system', 'unplug', 'unplug-delay', 'balloon-driver', 'powerdown', 'powerdown-delay'],
			...['nmi', 'agent', 'agent-delay'],
		],
		'guest',
	);
	const answer = (name: 'unplug' | 'powerdown'): GuestOptions['unplug'] =>
		reader.scalar(members.get(name), asAnswer, 'agree, refuse or ignore') ?? defaultGuest[name];
	return {
		isThere:
			reader.scalar(members.get('system'), asBoolean, 'true or false') ?? defaultGuest.isThere,
		unplug: answer('unplug'),
		unplugDelay: reader.scalar(members.get('unplug-delay'), asDelay, 'a duration such as 80ms'),
		powerdown: answer('powerdown'),
		powerdownDelay: reader.scalar(
			members.get('powerdown-delay'),
			asDelay,
			'a duration such as 570ms',
		),
		nmi: reader.scalar(members.get('nmi'), asNmi, 'ignore or panic') ?? defaultGuest.nmi,
		agent:
			reader.scalar(members.get('agent'), asAgent, 'answer, silent or absent') ??
			defaultGuest.agent,
		agentDelay: reader.scalar(members.get('agent-delay'), asDelay, 'a duration such as 2s'),
		hasBalloonDriver:
			reader.scalar(members.get('balloon-driver'), asBoolean, 'true or false') ??
			defaultGuest.hasBalloonDriver,
	};
};

const parseWords = (reader: YamlReader, node: Node): readonly string[] =>
	reader
		.items(node, 'args')
		.map(item => reader.scalar(item, asWord, "a word of QEMU's command line") ?? '');

/** Reads a `machine:` block: what the pretended virtual machine is. */
export const parseMachine = (reader: YamlReader, node: Node): MachineRequest => {
	const members = reader.members(node, MEMBERS, 'machine');
	const quorum = members.get('quorum');
	const spice = members.get('spice');
	const guest = members.get('guest');
	const jobs = members.get('jobs');
	const images = members.get('images');
	const words = members.get('args');
	return withoutGaps<MachineRequest>({
		arguments: words === undefined ? undefined : parseWords(reader, words),
		type: reader.scalar(members.get('type'), asType, 'none, q35 or pc'),
		name: reader.scalar(members.get('name'), asText, 'a name'),
		uuid: reader.scalar(members.get('uuid'), asUuid, 'a UUID'),
		memory: reader.scalar(members.get('memory'), asSize, 'a size such as 512MiB'),
		memorySlots: reader.scalar(members.get('memory-slots'), asCount, 'a number of slots'),
		quorum: quorum === undefined ? undefined : parseQuorum(reader, quorum),
		spice: spice === undefined ? undefined : parseSpice(reader, spice),
		guest: guest === undefined ? undefined : parseGuest(reader, guest),
		jobs: jobs === undefined ? undefined : parseJobs(reader, jobs),
		images: images === undefined ? undefined : parseImages(reader, images),
		otherImages: parseOtherImages(reader, members.get('other-images')),
	});
};
