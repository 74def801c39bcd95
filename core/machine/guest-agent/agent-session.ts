import {encodeValue} from '../../protocol/encode.ts';
import {type JsonItem, JsonStream} from '../../protocol/json-stream.ts';
import {type JsonObject, type JsonValue, kindOf, toPlain} from '../../protocol/json-value.ts';
import {errorReply, type Reply, returnReply} from '../../protocol/messages.ts';
import {
	commandNotFound,
	parameterMissing,
	parameterType,
	parameterUnexpected,
	QmpError,
} from '../../protocol/qmp-error.ts';
import {type CommandRequest, readRequest, requestId} from '../../protocol/request.ts';
import {type AgentCommand, agentCommands} from './agent-commands.ts';
import type {GuestSystem} from './guest-system.ts';

/** Stands before a reply that is to be found after what nobody has read (docs of `guest-sync-delimited`). */
const DELIMITER = '\xff';

/** The agent's side of a conversation: bytes in, bytes out. It is QMP without a greeting (qga/main.c). */
export class AgentSession {
	readonly #system: GuestSystem;
	readonly #stream = new JsonStream();

	constructor(system: GuestSystem) {
		this.#system = system;
	}

	/** Takes what has come; gives what is said to it. */
	answer(bytes: Uint8Array): Uint8Array {
		this.#stream.push(bytes);
		let said = '';
		for (let item = this.#stream.next(); item !== undefined; item = this.#stream.next()) {
			said += this.#reply(item);
		}

		return Buffer.from(said, 'latin1');
	}

	#reply(item: JsonItem): string {
		if (item.kind === 'error') {
			return line(errorReply(item.error, undefined));
		}

		const id = requestId(item.value);
		try {
			return this.#execute(mustBeRequest(item.value), id);
		} catch (error) {
			if (error instanceof QmpError) {
				return line(errorReply(error, id));
			}

			throw error;
		}
	}

	#execute({command: name, arguments: args}: CommandRequest, id: JsonValue | undefined): string {
		const command = agentCommands[name];
		if (command === undefined) {
			throw commandNotFound(name);
		}

		if (this.#system.isFrozen && command.isForFrozen !== true) {
			throw new QmpError(
				'CommandNotFound',
				`Command ${name} has been disabled: the agent is in frozen state`,
			);
		}

		const value = command.run(this.#system, checked(command, args));
		const delimiter = command.isDelimited === true ? DELIMITER : '';
		return command.isSilent === true ? '' : `${delimiter}${line(returnReply(value, id))}`;
	}
}

const line = (reply: Reply): string => `${encodeValue(reply)}\n`;

const mustBeRequest = (input: JsonValue): CommandRequest => {
	const request = readRequest(input, false);
	if (request instanceof QmpError) {
		throw request;
	}

	return request;
};

// As the generated visitors do: what is declared first, then what is left.
const checked = ({takes = {}}: AgentCommand, args: JsonObject): Record<string, unknown> => {
	const known = Object.entries(takes).map(([key, type]) => [key.replace('*', ''), key, type]);
	for (const [name = '', key, type = ''] of known) {
		const value = args.get(name);
		if (value === undefined && name === key) {
			throw parameterMissing(name);
		}

		if (value !== undefined && kindOf(value) !== type) {
			throw parameterType(name, type);
		}
	}

	const unexpected = [...args.keys()].find(name => known.every(([own]) => own !== name));
	if (unexpected !== undefined) {
		throw parameterUnexpected(unexpected);
	}

	return Object.fromEntries([...args].map(([name, value]) => [name, toPlain(value)]));
};
