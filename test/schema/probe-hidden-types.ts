import {writeFileSync} from 'node:fs';
import {loadProfile} from '../../core/schema/profile.ts';
import type {SchemaMember, SchemaOf} from '../../core/schema/schema.ts';
import {AskedQemu} from './answers.ts';

// `node dist/test/schema/probe-hidden-types.js`: finds out what query-qmp-schema does not tell, by asking QEMU for the
// wrong thing: the widths of integers, and the names of alternates. Nothing is carried out, since each call has a
// member too many.

type Wrap = (value: unknown) => unknown;
type Plain = Readonly<Record<string, unknown>>;

const {schema} = loadProfile();
const DESC = /expects ([^"]*)"/;
const ALTERNATE = /expected: ([^"]*)"/;
const FRACTION = 1.5;
const WIDE = 2 ** 32;

/**
 * Members of events of 64 bits without a sign. No command takes their types, so that QEMU cannot be asked: the QAPI
 * schema says it (rdma.json, run-state.json, block-core.json, machine.json).
 */
const UNSIGNED_IN_EVENTS: Readonly<Record<string, readonly string[]>> = {
	RDMA_GID_STATUS_CHANGED: ['subnet-prefix', 'interface-id'],
	GUEST_PANICKED: ['arg1', 'arg2', 'arg3', 'arg4', 'arg5', 'psw-mask', 'psw-addr'],
	BLOCK_WRITE_THRESHOLD: ['amount-exceeded', 'write-threshold'],
	MEMORY_DEVICE_SIZE_CHANGE: ['size'],
};

const integers: Record<string, string> = {};
const alternates: Record<string, string> = {};
const probes: Array<{
	readonly kind: 'integer' | 'alternate';
	readonly key: string;
	readonly command: string;
	readonly wrap: Wrap;
}> = [];
const seen = new Set<string>();

const minimal = (typeName: string): unknown => {
	const type = schema.type(typeName);
	switch (type?.['meta-type']) {
		case 'builtin':
			return (
				{string: 'x', int: 0, number: 0, boolean: false, null: null}[type['json-type'] as string] ??
				{}
			);
		case 'enum':
			return type.values[0];
		case 'array':
			return [];
		case 'object':
			return withBranch(type, undefined);
		case 'alternate':
			return minimal(type.members.at(-1)?.type ?? '');
		default:
			return {};
	}
};

const mandatory = (members: readonly SchemaMember[]): Plain =>
	Object.fromEntries(
		members
			.filter(member => member.default === undefined)
			.map(({name, type}) => [name, minimal(type)]),
	);

const membersOf = (typeName: string): readonly SchemaMember[] => {
	const type = schema.type(typeName);
	return type?.['meta-type'] === 'object' ? type.members : [];
};

const withBranch = (type: SchemaOf<'object'>, chosen: string | undefined): Plain => {
	const own = mandatory(type.members);
	const value = chosen ?? own[type.tag ?? ''];
	const branch = type.variants?.find(variant => variant.case === value);
	return {
		...own,
		...(type.tag === undefined ? {} : {[type.tag]: value}),
		...(branch === undefined ? {} : mandatory(membersOf(branch.type))),
	};
};

const walkValue = (
	typeName: string,
	key: string,
	at: {readonly command: string; readonly wrap: Wrap},
): void => {
	const type = schema.type(typeName);
	const {command, wrap} = at;
	switch (type?.['meta-type']) {
		case 'builtin':
			if (type['json-type'] === 'int') {
				probes.push({kind: 'integer', key, command, wrap});
			}

			break;
		case 'array':
			walkValue(type['element-type'], key, {command, wrap: value => wrap([value])});
			break;
		case 'alternate':
			probes.push({kind: 'alternate', key: typeName, command, wrap});
			for (const member of type.members) {
				walkValue(member.type, typeName, at);
			}

			break;
		case 'object':
			walkObject(type, command, wrap);
			break;
		default:
			break;
	}
};

const walkObject = (type: SchemaOf<'object'>, command: string, wrap: Wrap): void => {
	if (seen.has(type.name)) {
		return;
	}

	seen.add(type.name);
	const walk = (owner: string, members: readonly SchemaMember[], base: Plain): void => {
		for (const {name, type: memberType} of members) {
			walkValue(memberType, `${owner}.${name}`, {
				command,
				wrap: value => wrap({...base, [name]: value}),
			});
		}
	};
	walk(type.name, type.members, withBranch(type, undefined));
	for (const variant of type.variants ?? []) {
		walk(variant.type, membersOf(variant.type), withBranch(type, variant.case));
	}
};

for (const command of schema.commandNames) {
	const type = schema.type(schema.command(command)?.['arg-type'] ?? '');
	if (
		type?.['meta-type'] === 'object' &&
		command !== 'device_add' &&
		command !== 'qmp_capabilities'
	) {
		walkObject(type, command, value => ({...Object(value), unexpected: 1}));
	}
}

const qemu = new AskedQemu();
const complaint = async (
	{command, wrap}: {readonly command: string; readonly wrap: Wrap},
	value: unknown,
): Promise<string> => (await qemu.ask({command, args: JSON.stringify(wrap(value))})) ?? '';

for (const probe of probes) {
	if (probe.kind === 'alternate') {
		const name = ALTERNATE.exec(await complaint(probe, FRACTION))?.[1];
		if (name !== undefined) {
			alternates[probe.key] = name;
		}
	} else if (integers[probe.key] === undefined) {
		const fraction = await complaint(probe, FRACTION);
		const wide = await complaint(probe, WIDE);
		const type = DESC.exec(wide)?.[1] ?? DESC.exec(fraction)?.[1];
		if (!/expect/.test(fraction)) {
			process.stderr.write(`not reached: ${probe.command} ${probe.key}: ${fraction}\n`);
		}

		if (type !== undefined) {
			integers[probe.key] = type;
		}
	}
}

const noteUnsigned = (typeName: string, names: readonly string[]): void => {
	const type = schema.type(typeName);
	if (type?.['meta-type'] === 'object') {
		for (const member of type.members) {
			if (names.includes(member.name)) {
				integers[`${type.name}.${member.name}`] = 'uint64';
			}

			noteUnsigned(member.type, names);
		}

		for (const variant of type.variants ?? []) {
			noteUnsigned(variant.type, names);
		}
	}
};

for (const [event, names] of Object.entries(UNSIGNED_IN_EVENTS)) {
	noteUnsigned(schema.event(event)?.['arg-type'] ?? '', names);
}

await qemu.close();
const text = JSON.stringify({integers, alternates}, undefined, '\t');
writeFileSync(
	new URL('../../../core/schema/snapshots/qemu-7.2/hidden-types.json', import.meta.url),
	`${text}\n`,
);
process.stdout.write(
	`${Object.keys(integers).length} integers, ${Object.keys(alternates).length} alternates\n`,
);
