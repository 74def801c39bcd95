import {fromPlain, isJsonObject, type JsonObject} from '../../core/protocol/json-value.ts';
import type {ProfileFile} from '../../core/schema/profile.ts';
import {argumentsKey, UNKNOWN} from '../../core/schema/recorded-replies.ts';
import {interfacesAmong, typesQuestion} from '../../core/schema/recorded-types.ts';
import {Schema} from '../../core/schema/schema.ts';
import type {QmpClient} from '../qmp-client.ts';
import {CPU_MODELS, EXPANSIONS, isFatal, isStatic} from './static-queries.ts';

type Arguments = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): JsonObject => {
	const parsed = fromPlain(value);
	return isJsonObject(parsed) ? parsed : new Map();
};

/** Asks one QEMU all that can be asked without changing it, and keeps the replies as they were written. */
class ProfileRecording {
	readonly #client: QmpClient;
	readonly #commands: ReadonlySet<string>;
	readonly #texts: Record<string, Record<string, string>> = {};

	constructor(client: QmpClient, commands: Iterable<string>) {
		this.#client = client;
		this.#commands = new Set(commands);
	}

	get texts(): ProfileFile['replies'] {
		return this.#texts;
	}

	async ask(command: string, args: Arguments = {}): Promise<unknown> {
		if (!this.#commands.has(command)) {
			return undefined;
		}

		const reply = await this.#client.execute({execute: command, arguments: args});
		const texts = this.#texts[command] ?? {};
		texts[argumentsKey(asObject(args))] = this.#client.latestText.trimEnd();
		this.#texts[command] = texts;
		return reply.return;
	}

	/** The types, and what implements each interface. Gives the names of all. */
	async askTypes(): Promise<readonly string[]> {
		const question = Object.fromEntries(typesQuestion());
		const tree = await this.ask('qom-list-types', question);
		const types = Array.isArray(tree) ? tree.map(asObject) : [];
		for (const type of interfacesAmong(types)) {
			await this.ask('qom-list-types', Object.fromEntries(typesQuestion(type)));
		}

		return [...types.map(type => String(type.get('name'))), UNKNOWN];
	}

	async askCpuModels(): Promise<void> {
		for (const type of EXPANSIONS) {
			for (const name of [...CPU_MODELS, UNKNOWN]) {
				await this.ask('query-cpu-model-expansion', {type, model: {name}});
			}
		}
	}
}

/**
 * Records the profile of the QEMU that a client is connected to. It should be one that nobody needs, without devices:
 * to tell the properties of a type QEMU makes an object of it, and some versions do not survive that for all types;
 * those that 7.2 does not survive are left out.
 * @throws MockQmpError CLIENT_FAILED
 */
export const recordProfile = async (client: QmpClient): Promise<ProfileFile> => {
	const query = async (execute: string): Promise<unknown> =>
		(await client.execute({execute})).return;
	const commands = Object(await query('query-commands'));
	const entries = Object(await query('query-qmp-schema'));
	const schema = new Schema(entries);
	const recording = new ProfileRecording(
		client,
		commands.map(({name}: {readonly name: string}) => name),
	);
	for (const {name} of commands) {
		if (isStatic(schema, name)) {
			await recording.ask(name);
		}
	}

	for (const typename of await recording.askTypes()) {
		if (!isFatal(typename)) {
			await recording.ask('qom-list-properties', {typename});
			await recording.ask('device-list-properties', {typename});
		}
	}

	await recording.askCpuModels();
	return {greeting: Object(client.greeting), commands, schema: entries, replies: recording.texts};
};
