import {CommandTable} from '../../core/machine/command-table.ts';
import {encodeValue} from '../../core/protocol/encode.ts';
import {JsonStream} from '../../core/protocol/json-stream.ts';
import {errorReply} from '../../core/protocol/messages.ts';
import {QmpError} from '../../core/protocol/qmp-error.ts';
import {readRequest} from '../../core/protocol/request.ts';
import {Dispatcher} from '../../server/dispatcher.ts';
import {startVirtual} from '../../testing.ts';
import {startQemu} from '../conformance/endpoint.ts';
import {WireClient} from '../conformance/wire-client.ts';
import type {InvalidCall} from './invalid-calls.ts';

/** Gives the reply to a call, as text; undefined when the process is gone. */
export type Ask = (call: InvalidCall) => Promise<string | undefined>;

/** A real QEMU that may end over a question, and then is started anew. */
export class AskedQemu {
	readonly #options: readonly string[] | undefined;
	#client: Promise<WireClient> | undefined;
	#stop: () => Promise<void> = async () => {};
	#count = 0;

	/** Without `options` it has no machine. */
	constructor(options?: readonly string[]) {
		this.#options = options;
	}

	async #start(): Promise<WireClient> {
		const endpoint = startQemu('ignore', this.#options);
		this.#stop = () => endpoint.stop();
		const client = await WireClient.open(endpoint.path);
		await client.send(['{"execute": "qmp_capabilities", "id": "start"}\n']);
		await client.line('"start"');
		return client;
	}

	async ask({command, args}: InvalidCall): Promise<string | undefined> {
		this.#client ??= this.#start();
		const client = await this.#client;
		const id = `"id": "call ${this.#count++}"`;
		const begin = client.transcript.length;
		try {
			await client.send([`{"execute": "${command}", "arguments": ${args || '{}'}, ${id}}\n`]);
			await client.line(id);
		} catch {
			await this.close();
			return undefined;
		}

		const line = client.transcript
			.slice(begin)
			.split('\r\n')
			.find(text => text.includes(id));
		return line?.replace(`${id}, `, '').replace(`, ${id}`, '');
	}

	async close(): Promise<void> {
		const client = await this.#client;
		await client?.close();
		await this.#stop();
		this.#client = undefined;
	}
}

const requestOf = ({command, args}: InvalidCall) => {
	const stream = new JsonStream();
	stream.push(Buffer.from(`{"execute": "${command}", "arguments": ${args}}`));
	const item = stream.next();
	return item?.kind === 'value' ? readRequest(item.value, false) : undefined;
};

/** The error that the mock gives before it would carry a call out; undefined when it would. */
export const createMockCheck = async (): Promise<(call: InvalidCall) => string | undefined> => {
	const {qmp} = await startVirtual();
	const dispatcher = new Dispatcher(qmp.machine, new CommandTable([]));
	return call => {
		const request = requestOf(call);
		try {
			if (request === undefined || request instanceof QmpError) {
				return `no request: ${call.command} ${call.args}`;
			}

			dispatcher.check(request);
			return undefined;
		} catch (error) {
			if (error instanceof QmpError) {
				return encodeValue(errorReply(error, undefined));
			}

			throw error;
		}
	};
};
