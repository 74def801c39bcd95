import {readPackageFile} from '../runtime/files.ts';
import {Schema} from './schema.ts';
import {quote, TypeWriter} from './type-writer.ts';

// QAPI's `gen: false`: the properties of the driver are members too, and the schema does not tell of them.
const OPEN = new Set(['device_add']);
const EMPTY = 'Record<string, never>';

const eventLines = (schema: Schema, writer: TypeWriter): readonly string[] =>
	[...schema.eventNames].sort().map(name => {
		const type = writer.type(schema.event(name)?.['arg-type'] ?? '');
		return `\t${name}: ${type === EMPTY ? 'undefined' : type};`;
	});

const commandLines = (schema: Schema, writer: TypeWriter): readonly string[] => {
	const commands = [...schema.commandNames].sort().map(name => ({
		name,
		args: schema.command(name)?.['arg-type'] ?? '',
		returned: schema.command(name)?.['ret-type'] ?? '',
	}));
	for (const {name, args, returned} of commands) {
		writer.nameShared(args, [name, 'arguments']);
		writer.nameShared(returned, [name, 'return']);
	}

	return commands.map(({name, args, returned}) => {
		const more = OPEN.has(name) ? ' & {readonly [property: string]: unknown}' : '';
		return `\t${quote(name)}: {arguments: ${writer.type(args)}${more}; returns: ${writer.type(returned)}};`;
	});
};

/** The text of a module with the types of all events and commands in a recorded query-qmp-schema. */
export const generateTypes = (snapshot: string): string => {
	const schema = new Schema(
		JSON.parse(readPackageFile(`core/schema/snapshots/${snapshot}/query-qmp-schema.json`)),
	);
	const writer = new TypeWriter(schema, {optional: ' | undefined'});
	const commands = commandLines(schema, writer);
	return [
		`// Made by \`npm run generate\` from snapshots/${snapshot}/query-qmp-schema.json. Not edited by hand.`,
		'',
		'/** The data of each event; undefined for events without. */',
		'export interface EventData {',
		...eventLines(schema, new TypeWriter(schema)),
		'}',
		'',
		'/** The name of an event. */',
		'export type EventName = keyof EventData;',
		'',
		'/** What each command takes and returns. Integers beyond 2^53 are bigints, though their type says number. */',
		'export interface CommandTypes {',
		...commands,
		'}',
		'',
		'/** The name of a command. */',
		'export type CommandName = keyof CommandTypes;',
		'',
		...writer.declarations(),
	].join('\n');
};
