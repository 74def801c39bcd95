import {type JsonObject, type JsonValue, toPlain} from '../../protocol/json-value.ts';
import {commandNotFound, parameterType, QmpError} from '../../protocol/qmp-error.ts';
import type {Profile} from '../../schema/profile.ts';

/** Properties of a CPU by name. */
export type CpuProperties = Readonly<Record<string, unknown>>;

/** How much of a model is told: what cannot change, or all. */
export type ExpansionType = 'static' | 'full';

const COMMAND = 'query-cpu-model-expansion';
// The model that the others are taken for where QEMU was not asked about them.
const USUAL = 'qemu64';
const QAPI_TYPES: Readonly<Record<string, string>> = {number: 'integer'};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const argumentsFor = (type: ExpansionType, name: string): JsonObject =>
	new Map<string, JsonValue>([
		['type', type],
		['model', new Map([['name', name]])],
	]);

const recorded = (profile: Profile, type: ExpansionType, name: string): unknown => {
	const reply = profile.replies.reply(COMMAND, argumentsFor(type, name));
	if (reply instanceof QmpError) {
		throw reply;
	}

	return reply === undefined ? undefined : toPlain(reply);
};

const isRecorded = (profile: Profile, type: ExpansionType, name: string): boolean =>
	!(profile.replies.reply(COMMAND, argumentsFor(type, name)) instanceof QmpError);

/** Names of the models that this QEMU has. */
export const cpuModelNames = ({replies}: Profile): readonly string[] => {
	const models = replies.reply('query-cpu-definitions', new Map());
	const plain = models === undefined || models instanceof QmpError ? [] : toPlain(models);
	return Array.isArray(plain)
		? plain.flatMap(model => (isRecord(model) ? [String(model.name)] : []))
		: [];
};

const expansion = (
	profile: Profile,
	type: ExpansionType,
	name: string,
): {readonly model: {readonly name: string; readonly props: CpuProperties}} => {
	// A name that nobody knows gets the error that was recorded for one.
	const like =
		isRecorded(profile, type, name) || !cpuModelNames(profile).includes(name) ? name : USUAL;
	const reply = recorded(profile, type, like);
	if (!isRecord(reply) || !isRecord(reply.model) || !isRecord(reply.model.props)) {
		throw commandNotFound(COMMAND);
	}

	const told = String(reply.model.name);
	return {model: {name: told === like ? name : told, props: reply.model.props}};
};

/**
 * A CPU model with all its properties, some of them set (target/i386/cpu-sysemu.c, `qmp_query_cpu_model_expansion`).
 * @throws QmpError for a model or property that is unknown, or a value of another type
 */
export const expandCpuModel = (
	profile: Profile,
	type: ExpansionType,
	{name, props}: {readonly name: string; readonly props: CpuProperties},
): ReturnType<typeof expansion> => {
	const known = expansion(profile, 'full', name).model.props;
	const expanded = expansion(profile, type, name).model;
	const set: Record<string, unknown> = {...expanded.props};
	for (const [property, value] of Object.entries(props)) {
		const present = known[property];
		if (present === undefined) {
			throw new QmpError('GenericError', `Property '${name}-x86_64-cpu.${property}' not found`);
		}

		if (typeof present !== typeof value) {
			throw parameterType(property, QAPI_TYPES[typeof present] ?? typeof present);
		}

		if (Object.hasOwn(set, property)) {
			set[property] = value;
		}
	}

	return {model: {name: expanded.name, props: set}};
};
