import type {Node} from 'yaml';
import {defaultMachine, type MachineOptions} from '../core/machine/machine-options.ts';
import {parseSize} from '../core/runtime/quantity.ts';
import {withoutGaps} from '../core/runtime/without-gaps.ts';
import {asCount, asText, plainOf, type YamlReader} from './yaml-node.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MEMBERS = ['type', 'name', 'uuid', 'memory', 'memory-slots', 'quorum', 'spice'] as const;

const asSize = (value: unknown): number | undefined => parseSize(String(value));

const asUuid = (value: unknown): string | undefined =>
	UUID.test(asText(value) ?? '') ? asText(value) : undefined;

const asType = (value: unknown): MachineOptions['type'] | undefined =>
	value === 'none' || value === 'q35' ? value : undefined;

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

	const {quorum} = defaultMachine;
	return {
		nodeName: reader.scalar(members.get('node-name'), asText, 'a node name') ?? quorum.nodeName,
		children: isNames(names) ? names : quorum.children,
		sectors: reader.scalar(members.get('sectors'), asCount, 'a number') ?? quorum.sectors,
	};
};

const parseSpice = (reader: YamlReader, node: Node): MachineOptions['spice'] => {
	const members = reader.members(node, ['host', 'port'], 'spice');
	const host = reader.scalar(members.get('host'), asText, 'a host') ?? defaultMachine.spice.host;
	return {
		host,
		port: reader.scalar(members.get('port'), asPort, 'a port') ?? defaultMachine.spice.port,
		family: host.includes(':') ? 'ipv6' : 'ipv4',
	};
};

/** Reads a `machine:` block: what the pretended virtual machine is. */
export const parseMachine = (reader: YamlReader, node: Node): Partial<MachineOptions> => {
	const members = reader.members(node, MEMBERS, 'machine');
	const quorum = members.get('quorum');
	const spice = members.get('spice');
	return withoutGaps({
		type: reader.scalar(members.get('type'), asType, 'none or q35'),
		name: reader.scalar(members.get('name'), asText, 'a name'),
		uuid: reader.scalar(members.get('uuid'), asUuid, 'a UUID'),
		memory: reader.scalar(members.get('memory'), asSize, 'a size such as 512MiB'),
		memorySlots: reader.scalar(members.get('memory-slots'), asCount, 'a number of slots'),
		quorum: quorum === undefined ? undefined : parseQuorum(reader, quorum),
		spice: spice === undefined ? undefined : parseSpice(reader, spice),
	});
};
