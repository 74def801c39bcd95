import type {Greeting} from '../protocol/messages.ts';
import {readPackageFile} from '../runtime/files.ts';
import type {DeviceModels, RecordedTree} from './device-models.ts';
import {Schema, type SchemaInfo} from './schema.ts';

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
}

const SNAPSHOTS = 'core/schema/snapshots';

/** Reads each recording at its first use: the schema alone is 200 KB, and most runs never look at it. */
class RecordedProfile implements Profile {
	readonly name: string;
	readonly greeting: Greeting;
	#commands: Profile['commands'] | undefined;
	#schema: Schema | undefined;
	#deviceModels: DeviceModels | undefined;
	#objectModels: RecordedTree | undefined;

	constructor(name: string) {
		this.name = name;
		this.greeting = this.#read<Greeting>('greeting');
	}

	get commands(): Profile['commands'] {
		this.#commands ??= this.#read<Profile['commands']>('query-commands');
		return this.#commands;
	}

	get schema(): Schema {
		this.#schema ??= new Schema(this.#read<SchemaInfo[]>('query-qmp-schema'));
		return this.#schema;
	}

	get deviceModels(): DeviceModels {
		this.#deviceModels ??= this.#read<DeviceModels>('device-models');
		return this.#deviceModels;
	}

	get objectModels(): RecordedTree {
		this.#objectModels ??= this.#read<RecordedTree>('object-models');
		return this.#objectModels;
	}

	objectTree(board: string): RecordedTree {
		return this.#read<RecordedTree>(`object-tree-${board}`);
	}

	#read<T>(recording: string): T {
		return JSON.parse(readPackageFile(`${SNAPSHOTS}/${this.name}/${recording}.json`));
	}
}

/** The profile of QEMU 7.2 as Debian 12 ships it. */
export const loadProfile = (): Profile => new RecordedProfile('qemu-7.2');
