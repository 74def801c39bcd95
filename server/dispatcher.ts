import type {
	CallCommand,
	Command,
	CommandHandler,
	CommandTable,
} from '../core/machine/command-table.ts';
import type {Machine} from '../core/machine/machine.ts';
import {
	type JsonObject,
	type JsonValue,
	objectFromPlain,
	toPlain,
} from '../core/protocol/json-value.ts';
import {
	commandNotFound,
	notSupported,
	outOfBandUnsupported,
	QmpError,
} from '../core/protocol/qmp-error.ts';
import type {CommandRequest} from '../core/protocol/request.ts';
import {inSchemaOrder} from '../core/schema/schema-order.ts';
import {validateObject} from '../core/schema/validate.ts';
import type {AskedCommand} from '../scenarios/playing/stage.ts';

/** What came of a command: its return value or an error, now or later. */
export type Outcome = unknown;

/** Answers a request: with what `outcome` gives, or with the QmpError that it throws. Only the first call counts. */
export type Respond = (outcome: () => Outcome) => void;

/** Looks at a well-formed request before it is checked; gives true when it has answered or will, later. */
export type Intercept = (request: CommandRequest, respond: Respond) => boolean;

/** What answers besides the machine's commands. */
export interface MoreAnswers {
	/** Commands that are no part of the schema: query-commands is silent about them, they check themselves. */
	readonly unlisted?: readonly Command[];
	readonly intercept?: Intercept | undefined;
	/** Answers a checked command in the machine's stead, or gives undefined; then the machine answers. */
	readonly react?: React | undefined;
	/** Answers what has no handler; without it that is an error. */
	readonly unmatched?: (request: CommandRequest) => Outcome;
	/** Looks at each return value before it goes out, and throws where it is none that QEMU could give. */
	readonly examine?: ((command: string, value: unknown) => void) | undefined;
}

/** What scenarios answer a command. */
export type React = (command: AskedCommand) => Promise<unknown> | undefined;

/** Who asks. */
export interface Asker {
	/** The label of the client. */
	readonly client: string;
	readonly id: JsonValue | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const plainArguments = (args: JsonObject): Readonly<Record<string, unknown>> => {
	const plain = toPlain(args);
	return isRecord(plain) ? plain : {};
};

// qapi/qdev.json: device_add takes the properties of any device, so QEMU's own visitor is not made for it.
const UNTYPED: ReadonlySet<string> = new Set(['device_add']);

const refuse = (): never => {
	throw notSupported();
};

/** Finds the handler of a request, checks its arguments and runs it. */
export class Dispatcher {
	readonly machine: Machine;
	/** What may answer in the machine's stead. */
	readonly intercept: Intercept;
	readonly #react: React;
	readonly #commands: CommandTable;
	readonly #unlisted: ReadonlyMap<string, CommandHandler>;
	readonly #unmatched: (request: CommandRequest) => Outcome;
	readonly #examine: (command: string, value: unknown) => void;

	/** Without `more` there is nothing but the machine's commands. */
	constructor(machine: Machine, commands: CommandTable, more: MoreAnswers = {}) {
		this.machine = machine;
		this.intercept = more.intercept ?? (() => false);
		this.#react = more.react ?? (() => undefined);
		this.#commands = commands;
		this.#unmatched = more.unmatched ?? refuse;
		this.#examine = more.examine ?? (() => {});
		this.#unlisted = new Map(more.unlisted?.map(({name, run}) => [name, run]));
	}

	/** Whether a command is one of those that no QEMU has. */
	isUnlisted(command: string): boolean {
		return this.#unlisted.has(command);
	}

	/**
	 * Checks name, way of sending and arguments, in QEMU's order.
	 * @throws QmpError
	 */
	check({command, isOutOfBand, arguments: args}: CommandRequest): void {
		const {commands, schema} = this.machine.profile;
		if (!commands.some(({name}) => name === command)) {
			if (this.isUnlisted(command)) {
				return;
			}

			throw commandNotFound(command);
		}

		if (isOutOfBand && schema.command(command)?.['allow-oob'] !== true) {
			throw outOfBandUnsupported(command);
		}

		// Without arguments only a command with mandatory ones fails; the schema is large, so look at it late.
		const type = UNTYPED.has(command) ? undefined : schema.command(command)?.['arg-type'];
		const problem = type === undefined ? undefined : validateObject(schema, type, args);
		if (problem !== undefined) {
			throw problem;
		}
	}

	/** What a scenario answers a request; undefined when nothing in it does. */
	reactTo({command, arguments: args}: CommandRequest, {client, id}: Asker): Outcome {
		const reaction = this.#react({
			name: command,
			arguments: plainArguments(args),
			id: id === undefined ? undefined : toPlain(id),
			client,
		});
		return reaction?.then(value => this.#inOrder(command, value));
	}

	/** Runs a checked request. */
	run(request: CommandRequest, asker: Asker): Outcome {
		const reaction = this.reactTo(request, asker);
		if (reaction !== undefined) {
			return reaction;
		}

		const {command} = request;
		const handler = this.#unlisted.get(command) ?? this.#commands.handler(command);
		const value =
			handler === undefined
				? this.#unmatched(request)
				: handler(this.machine, plainArguments(request.arguments), this.#call);
		return value instanceof Promise
			? value.then(later => this.#inOrder(command, later))
			: this.#inOrder(command, value);
	}

	readonly #call: CallCommand = (name, args) => {
		const handler = this.#commands.handler(name);
		return handler === undefined
			? this.#unmatched({command: name, arguments: objectFromPlain(args), isOutOfBand: false})
			: handler(this.machine, args, this.#call);
	};

	#inOrder(command: string, value: unknown): unknown {
		const {schema, isOther} = this.machine.profile;
		const type = schema.command(command)?.['ret-type'] ?? '';
		const ordered = inSchemaOrder(schema, type, value, {isStrict: isOther});
		this.#examine(command, ordered);
		return ordered;
	}
}

/** Hands on what came of a command, when it is there. */
export const settle = (
	outcomeOf: () => Outcome,
	onValue: (value: unknown) => void,
	onError: (error: QmpError) => void,
): void => {
	const fail = (error: unknown): void => onError(qmpErrorOf(error));
	try {
		const outcome = outcomeOf();
		if (outcome instanceof Promise) {
			outcome.then(onValue, fail);
		} else {
			onValue(outcome);
		}
	} catch (error) {
		fail(error);
	}
};

/** The QmpError of a failed command; anything else is a bug of ours and goes on its way. */
const qmpErrorOf = (error: unknown): QmpError => {
	if (error instanceof QmpError) {
		return error;
	}

	throw error;
};
