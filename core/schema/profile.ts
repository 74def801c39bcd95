import type {Greeting} from '../protocol/messages.ts';
import {suggest} from '../runtime/closest.ts';
import {MockQmpError} from '../runtime/errors.ts';
import {listPackageFiles, readPackageFile, readPackedFile, readUserFile} from '../runtime/files.ts';
import {DeviceModels, type RecordedTree} from './device-models.ts';
import {type EventShapes, reshape} from './event-shapes.ts';
import {RecordedReplies, type RecordedTexts} from './recorded-replies.ts';
import {type HiddenTypes, Schema, type SchemaInfo} from './schema.ts';

/** The limited events, each with the member of its data that makes a limit of its own, or null. */
export type RateLimits = Readonly<Record<string, string | null>>;

/** What one QEMU version says of itself, as recorded from the real one. */
export interface Profile {
	readonly name: string;
	readonly greeting: Greeting;
	/** The return value of query-commands, in QEMU's order. */
	readonly commands: ReadonlyArray<{readonly name: string}>;
	/** What query-qmp-schema returned. */
	readonly schema: Schema;
	readonly deviceModels: DeviceModels;
	/** The objects of a machine without devices of the user's; `board` is `none`, `pc` or `q35`. */
	objectTree(board: string): RecordedTree;
	/** Objects as object-add makes them, by type. */
	readonly objectModels: RecordedTree;
	/** Events of which no more than one a second goes out. */
	readonly rateLimits: RateLimits;
	/** What it answered to queries whose replies do not depend on what happened before. */
	readonly replies: RecordedReplies;
	/** Whether replies of 7.2 may have members that this version has not; they are left out. */
	readonly isOther: boolean;
	/** The versions that have an event, if 7.2 has not. */
	since(event: string): string | undefined;
	/** Whether the data of an event differ in shape from those of 7.2. */
	reshapes(event: string): boolean;
	/** The data of an event as this version writes it. */
	shape(event: string, data: object | undefined): object | undefined;
}

/** A profile as `mock-qmp profile` writes it, in one file. */
export interface ProfileFile {
	readonly greeting: Greeting;
	readonly commands: Profile['commands'];
	readonly schema: readonly SchemaInfo[];
	readonly replies: RecordedTexts;
}

/** What a profile of the package says of itself; the rest is that of its base. */
interface Differences {
	/** The profile whose recordings hold here too. */
	readonly base?: string;
	readonly greeting?: Greeting;
	readonly rateLimits: RateLimits;
	/** The versions that have the events which the base lacks. */
	readonly since?: Readonly<Record<string, string>>;
	/** Entries of the schema that the base lacks. */
	readonly schema?: readonly SchemaInfo[];
	readonly shapes?: EventShapes;
}

const SNAPSHOTS = 'core/schema/snapshots';
const DEFAULT = 'qemu-7.2';

/** The file with the replies to a command. The properties of all types are 7 MB, all else half a megabyte. */
export const packOf = (command: string): 'properties' | 'replies' =>
	command.endsWith('-list-properties') ? 'properties' : 'replies';

/** Reads each recording at its first use: the schema alone is 200 KB, and most runs never look at it. */
class RecordedProfile implements Profile {
	readonly name: string;
	readonly greeting: Greeting;
	readonly rateLimits: RateLimits;
	readonly isOther = false;
	readonly #base: string;
	readonly #differences: Differences;
	#commands: Profile['commands'] | undefined;
	#schema: Schema | undefined;
	#deviceModels: DeviceModels | undefined;
	#objectModels: RecordedTree | undefined;
	#replies: RecordedReplies | undefined;
	readonly #objectTrees = new Map<string, RecordedTree>();
	readonly #packs = new Map<string, RecordedTexts>();

	constructor(name: string) {
		this.name = name;
		this.#differences = JSON.parse(readPackageFile(`${SNAPSHOTS}/${name}/profile.json`));
		this.#base = this.#differences.base ?? name;
		this.greeting = this.#differences.greeting ?? this.#read<Greeting>('greeting');
		this.rateLimits = this.#differences.rateLimits;
	}

	get commands(): Profile['commands'] {
		this.#commands ??= this.#read<Profile['commands']>('query-commands');
		return this.#commands;
	}

	get schema(): Schema {
		this.#schema ??= new Schema(
			[
				...this.#read<readonly SchemaInfo[]>('query-qmp-schema'),
				...(this.#differences.schema ?? []),
			],
			this.#read<HiddenTypes>('hidden-types'),
		);
		return this.#schema;
	}

	get deviceModels(): DeviceModels {
		this.#deviceModels ??= new DeviceModels(this.#text('device-models'));
		return this.#deviceModels;
	}

	get objectModels(): RecordedTree {
		this.#objectModels ??= this.#read<RecordedTree>('object-models');
		return this.#objectModels;
	}

	objectTree(board: string): RecordedTree {
		const tree = this.#objectTrees.get(board) ?? this.#read<RecordedTree>(`object-tree-${board}`);
		this.#objectTrees.set(board, tree);
		return tree;
	}

	get replies(): RecordedReplies {
		this.#replies ??= new RecordedReplies(command => this.#textsIn(packOf(command))[command]);
		return this.#replies;
	}

	since(event: string): string | undefined {
		return this.#differences.since?.[event];
	}

	reshapes(event: string): boolean {
		return this.#differences.shapes?.[event] !== undefined;
	}

	shape(event: string, data: object | undefined): object | undefined {
		return reshape(this.#differences.shapes?.[event], data);
	}

	#textsIn(pack: string): RecordedTexts {
		const texts =
			this.#packs.get(pack) ??
			JSON.parse(readPackedFile(`${SNAPSHOTS}/${this.#base}/${pack}.json.br`));
		this.#packs.set(pack, texts);
		return texts;
	}

	#text(recording: string): string {
		return readPackageFile(`${SNAPSHOTS}/${this.#base}/${recording}.json`);
	}

	#read<T>(recording: string): T {
		return JSON.parse(this.#text(recording));
	}
}

const fromFile = (path: string): Profile => {
	const {greeting, commands, schema, replies} = parseFile(path);
	// Devices and objects are those of 7.2: a QEMU is not asked to make any.
	const base = new RecordedProfile(DEFAULT);
	return {
		get deviceModels() {
			return base.deviceModels;
		},
		get objectModels() {
			return base.objectModels;
		},
		objectTree: board => base.objectTree(board),
		name: path,
		greeting,
		commands,
		schema: new Schema(schema),
		replies: new RecordedReplies(command => replies[command]),
		rateLimits: new RecordedProfile('latest').rateLimits,
		isOther: true,
		since: () => undefined,
		reshapes: () => false,
		shape: (_, data) => data,
	};
};

const MEMBERS = ['greeting', 'commands', 'schema', 'replies'];

const parseFile = (path: string): ProfileFile => {
	const wrong = (cause?: unknown): MockQmpError =>
		new MockQmpError('PROFILE_INVALID', `${path} is no profile`, {
			cause,
			remedy: 'mock-qmp profile --from ADDRESS -o FILE records one',
		});
	const text = readUserFile(path);
	try {
		const file = JSON.parse(text);
		if (MEMBERS.every(member => typeof file?.[member] === 'object')) {
			return file;
		}
	} catch (error) {
		throw wrong(error);
	}

	throw wrong();
};

// They never change, and all machines of a process may share them.
const loaded = new Map<string, Profile>();

/** Names of the profiles in the package. */
const profileNames = (): readonly string[] => listPackageFiles(SNAPSHOTS);

/**
 * The profile of QEMU 7.2 as Debian 12 ships it, or the one that is named: `7.2`, `latest`, `2.1-docs`, or a file
 * with a slash or `.json` in its name.
 * @throws MockQmpError PROFILE_UNKNOWN, PROFILE_INVALID, FILE_UNREADABLE
 */
export const loadProfile = (nameOrFile: string = DEFAULT): Profile => {
	if (/\/|\.json$/.test(nameOrFile)) {
		return fromFile(nameOrFile);
	}

	const known = loaded.get(nameOrFile);
	if (known !== undefined) {
		return known;
	}

	const name =
		nameOrFile === DEFAULT
			? DEFAULT
			: [nameOrFile, `qemu-${nameOrFile}`].find(own => profileNames().includes(own));
	if (name === undefined) {
		throw new MockQmpError('PROFILE_UNKNOWN', `there is no profile "${nameOrFile}"`, {
			remedy: suggest(nameOrFile, profileNames()),
		});
	}

	const profile = new RecordedProfile(name);
	loaded.set(nameOrFile, profile);
	return profile;
};
