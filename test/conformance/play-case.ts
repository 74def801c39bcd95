import {createHash} from 'node:crypto';
import type {Action, WireCase} from './wire-case.ts';
import {WireClient} from './wire-client.ts';

// The replies of `query-commands` and `query-qmp-schema` are longer; of those a recording keeps the hash.
const LINE_LENGTH_MAX = 4096;
const STAMP = /"timestamp": \{"seconds": (\d+), "microseconds": (\d+)\}/g;
// 2020 and 2100.
const SECONDS_MIN = 1_577_836_800;
const SECONDS_MAX = 4_102_444_800;

/** What each client of a case got, a character a byte. */
export type Transcripts = readonly string[];

const stamp = (text: string, seconds: string, microseconds: string): string => {
	const isPlausible =
		Number(seconds) > SECONDS_MIN &&
		Number(seconds) < SECONDS_MAX &&
		Number(microseconds) < 1_000_000;
	return isPlausible ? '"timestamp": {"seconds": 0, "microseconds": 0}' : text;
};

/** Replaces the digits of plausible event stamps: all that may differ between two runs. */
export const normalise = (transcript: string): string => transcript.replaceAll(STAMP, stamp);

const shortenLine = (line: string): string =>
	line.length > LINE_LENGTH_MAX
		? `<${line.length} bytes, SHA-256 ${createHash('sha256').update(line, 'latin1').digest('hex')}>`
		: line;

/** Replaces very long lines by their hash. */
export const shorten = (transcript: string): string =>
	transcript.split('\r\n').map(shortenLine).join('\r\n');

/** Plays cases against the server at a path. */
class CasePlayer {
	readonly #path: string;
	readonly #clients: WireClient[] = [];
	#syncs = 0;
	#problem: string | undefined;

	constructor(path: string) {
		this.#path = path;
	}

	get transcripts(): Transcripts {
		const notes = this.#problem === undefined ? [] : [`<${this.#problem}>\r\n`];
		return [...this.#clients.map(client => normalise(client.transcript)), ...notes];
	}

	async perform(action: Action): Promise<void> {
		if (action.kind === 'connect') {
			this.#clients[action.client] = await WireClient.open(this.#path);
			return;
		}

		const client = this.#clients[action.client];
		if (client === undefined) {
			throw new Error(`client ${action.client} is not connected`);
		}

		await this.#performBy(client, action);
	}

	async #performBy(client: WireClient, action: Exclude<Action, {kind: 'connect'}>): Promise<void> {
		switch (action.kind) {
			case 'send':
				return client.send(action.pieces);
			case 'sync':
				return this.#sync(client);
			case 'await':
				return client.line(action.text);
			case 'look':
				return client.note(`${client.byteCount} bytes so far`);
			case 'half-close':
				return client.halfClose();
			case 'await-end':
				await client.end();
				return client.note('end of file');
			case 'close':
				return client.close();
			default:
				return action satisfies never;
		}
	}

	async #sync(client: WireClient): Promise<void> {
		this.#syncs += 1;
		const id = `"sync ${this.#syncs}"`;
		await client.send([`\xff\n{"execute": "query-name", "id": ${id}}\n`]);
		await client.line(`"id": ${id}`);
	}

	async close(): Promise<void> {
		await Promise.all(this.#clients.map(client => client.close()));
	}

	/** Adds a transcript that says why the conversation broke off. */
	breakOff(problem: string): void {
		this.#problem = problem;
	}
}

/** Has the conversation with the server at `path`; a step that gets no answer ends it with a note. */
export const playCase = async (path: string, {conversation}: WireCase): Promise<Transcripts> => {
	const player = new CasePlayer(path);
	try {
		for (const action of conversation) {
			await player.perform(action);
		}
	} catch (error) {
		player.breakOff(error instanceof Error ? error.message : String(error));
	}

	await player.close();
	return player.transcripts;
};
