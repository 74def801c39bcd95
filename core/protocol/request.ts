import {isJsonObject, type JsonObject, type JsonValue} from './json-value.ts';
import {inMemberOrder} from './member-order.ts';
import {
	inputLacksExecute,
	inputMembersClash,
	inputMemberType,
	inputMemberUnexpected,
	inputNotAnObject,
	type QmpError,
} from './qmp-error.ts';

/** A well-formed request: which command, how, with what. */
export interface CommandRequest {
	readonly command: string;
	readonly isOutOfBand: boolean;
	readonly arguments: JsonObject;
}

const NO_ARGUMENTS: JsonObject = new Map();

/** The member that names a command which is to overtake the others. */
const EXEC_OOB = 'exec-oob';

/** The `id` of a request, whatever else may be wrong with it; undefined when it has none. */
export const requestId = (input: JsonValue): JsonValue | undefined =>
	isJsonObject(input) ? input.get('id') : undefined;

/** Whether input asks to be run at once, ahead of what waits. */
export const isOutOfBandInput = (input: JsonValue): boolean =>
	isJsonObject(input) && input.has(EXEC_OOB) && !input.has('execute');

class RequestReader {
	#command: string | undefined;
	#commandMember: string | undefined;
	#arguments = NO_ARGUMENTS;

	/** Takes one member; gives the problem with it, if any. */
	take(name: string, value: JsonValue, isOobEnabled: boolean): QmpError | undefined {
		if (name === 'execute' || (name === EXEC_OOB && isOobEnabled)) {
			return this.#takeCommand(name, value);
		}

		if (name === 'arguments') {
			if (!isJsonObject(value)) {
				return inputMemberType(name, 'an object');
			}

			this.#arguments = value;
			return undefined;
		}

		return name === 'id' ? undefined : inputMemberUnexpected(name);
	}

	#takeCommand(name: string, value: JsonValue): QmpError | undefined {
		if (typeof value !== 'string') {
			return inputMemberType(name, 'a string');
		}

		if (this.#commandMember !== undefined) {
			return inputMembersClash(name, this.#commandMember);
		}

		this.#commandMember = name;
		this.#command = value;
		return undefined;
	}

	finish(): CommandRequest | QmpError {
		if (this.#command === undefined) {
			return inputLacksExecute();
		}

		return {
			command: this.#command,
			isOutOfBand: this.#commandMember === EXEC_OOB,
			arguments: this.#arguments,
		};
	}
}

/**
 * Reads a request, its members checked in the order in which QEMU visits them (qmp-wire rules, "Requests").
 * Gives the first problem instead, if there is one.
 */
export const readRequest = (input: JsonValue, isOobEnabled: boolean): CommandRequest | QmpError => {
	if (!isJsonObject(input)) {
		return inputNotAnObject();
	}

	const reader = new RequestReader();
	for (const [name, value] of inMemberOrder([...input])) {
		const problem = reader.take(name, value, isOobEnabled);
		if (problem !== undefined) {
			return problem;
		}
	}

	return reader.finish();
};
