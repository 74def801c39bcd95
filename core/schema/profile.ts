import type {Greeting} from '../protocol/messages.ts';
import {readPackageFile} from '../runtime/files.ts';
import {Schema, type SchemaInfo} from './schema.ts';

/** What one QEMU version says of itself, as recorded from the real one. */
export interface Profile {
	readonly name: string;
	readonly greeting: Greeting;
	/** The return value of query-commands, in QEMU's order. */
	readonly commands: ReadonlyArray<{readonly name: string}>;
	/** What query-qmp-schema returned. */
	readonly schema: Schema;
}

const SNAPSHOTS = 'core/schema/snapshots';

/** Reads each recording at its first use: the schema alone is 200 KB, and most runs never look at it. */
class RecordedProfile implements Profile {
	readonly name: string;
	readonly greeting: Greeting;
	#commands: Profile['commands'] | undefined;
	#schema: Schema | undefined;

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

	#read<T>(recording: string): T {
		return JSON.parse(readPackageFile(`${SNAPSHOTS}/${this.name}/${recording}.json`));
	}
}

/** The profile of QEMU 7.2 as Debian 12 ships it. */
export const loadProfile = (): Profile => new RecordedProfile('qemu-7.2');
