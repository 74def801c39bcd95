import {suggest} from '../runtime/closest.ts';
import {MockQmpError} from '../runtime/errors.ts';
import {parseSpan} from '../runtime/quantity.ts';
import type {FaultKind} from './fault-kind.ts';
import {commonMembers, type FaultScopeSpec, messageKinds, scopeMembers} from './fault-spec.ts';
import {faultKind, faultKinds} from './kinds/catalog.ts';
import {type Parameters, type ParameterValues, readParameter, wantedOf} from './parameter.ts';

/** A fault, checked and complete. */
export interface Fault {
	readonly kind: FaultKind;
	readonly values: ParameterValues;
	readonly chance: number;
	/** On which occasion it strikes, from 1; undefined: on any. */
	readonly nth: number | undefined;
	/** Infinity: for ever; undefined: not said. */
	readonly forMs: number | undefined;
	readonly scope: FaultScopeSpec;
}

/** Takes note of what is wrong with the member at a path: `['truncate', 'bytes']`. */
export type Complain = (path: readonly string[], message: string) => void;

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const kindNames = faultKinds.map(({name}) => name);
const commonNames = Object.keys(commonMembers);

/** The default values of parameters. */
const defaultsOf = (parameters: Parameters): ParameterValues =>
	Object.fromEntries(Object.entries(parameters).map(([name, {default: value}]) => [name, value]));

const givenOf = ({name, main}: FaultKind, value: unknown, complain: Complain): Mapping => {
	if (isMapping(value)) {
		return value;
	}

	if (value === null || value === undefined || (value === true && main === undefined)) {
		return {};
	}

	if (main === undefined) {
		complain([name], `${name} takes no bare value; write its parameters as a mapping, or nothing`);
		return {};
	}

	return {[main]: value};
};

const readValues = (kind: FaultKind, value: unknown, complain: Complain): ParameterValues => {
	const given = Object.entries(givenOf(kind, value, complain)).map(([member, written]) => {
		const parameter = Object.hasOwn(kind.parameters, member) ? kind.parameters[member] : undefined;
		const path = isMapping(value) ? [kind.name, member] : [kind.name];
		const read = parameter === undefined ? undefined : readParameter(parameter, written);
		if (parameter === undefined) {
			const remedy = suggest(member, Object.keys(kind.parameters));
			complain(path, `${kind.name} has no parameter "${member}"; ${remedy}`);
		} else if (read === undefined) {
			const shown = JSON.stringify(written);
			complain(path, `${shown} is no value for ${member}; ${wantedOf(parameter, written)}`);
		}

		return [member, read];
	});
	return {...defaultsOf(kind.parameters), ...Object.fromEntries(given)};
};

const readScope = (value: unknown, complain: Complain): FaultScopeSpec => {
	const written = isMapping(value) ? value : value === undefined ? {} : {message: value};
	for (const [member, text] of Object.entries(written)) {
		if (!Object.hasOwn(scopeMembers, member)) {
			const remedy = suggest(member, Object.keys(scopeMembers));
			complain(['scope', member], `a scope has no member "${member}"; ${remedy}`);
		} else if (typeof text !== 'string') {
			complain(['scope', member], `${JSON.stringify(text)} is no text`);
		}
	}

	const {message} = written;
	if (message !== undefined && !messageKinds.some(kind => kind === message)) {
		complain(
			['scope'],
			`"${message}" is no kind of message; ${suggest(`${message}`, messageKinds)}`,
		);
	}

	return written;
};

const readChance = (value: unknown, complain: Complain): number => {
	const isChance = typeof value === 'number' && value >= 0 && value <= 1;
	if (value !== undefined && !isChance) {
		complain(['chance'], `${JSON.stringify(value)} is no chance; write a number from 0 to 1`);
	}

	return isChance ? value : 1;
};

const readNth = (value: unknown, complain: Complain): number | undefined => {
	const isNth = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
	if (value !== undefined && !isNth) {
		complain(['nth'], `${JSON.stringify(value)} is no occasion; write a whole number from 1`);
	}

	return isNth ? value : undefined;
};

const readFor = (value: unknown, complain: Complain): number | undefined => {
	const text = typeof value === 'string' ? value : '';
	const forMs = text === 'forever' ? Number.POSITIVE_INFINITY : parseSpan(text);
	if (value !== undefined && forMs === undefined) {
		complain(['for'], `${JSON.stringify(value)} is no time; write a span such as 10s, or forever`);
	}

	return forMs;
};

const checkTogether = ({kind, scope, nth}: Fault, complain: Complain): void => {
	const isOfMessages = (['message', 'command', 'event'] as const).some(name => scope[name]);
	if (isOfMessages && kind.moment !== 'message' && kind.moment !== 'client') {
		complain(['scope'], `${kind.name} strikes no messages; a scope may name a client or monitor`);
	}

	const isOfPlace = kind.moment === 'listener' || kind.moment === 'machine';
	if (isOfPlace && (scope.client !== undefined || nth !== undefined)) {
		complain(['scope'], `${kind.name} strikes at once, whatever the client`);
	}
};

/**
 * Reads a fault from plain data. What is wrong is told to `complain`, with the path of the member; undefined when
 * not even the kind is known.
 */
export const parseFault = (value: unknown, complain: Complain): Fault | undefined => {
	const written: Mapping = isMapping(value) ? value : {[String(value)]: null};
	const [name = '', ...others] = Object.keys(written).filter(key => !commonNames.includes(key));
	const kind = faultKind(name);
	for (const other of kind === undefined ? [] : others) {
		complain([other], `a fault is of one kind: ${name}, or "${other}"`);
	}

	if (kind === undefined) {
		complain([name], `there is no kind of fault "${name}"; ${suggest(name, kindNames)}`);
		return undefined;
	}

	const fault = {
		kind,
		values: readValues(kind, written[name], complain),
		chance: readChance(written.chance, complain),
		nth: readNth(written.nth, complain),
		forMs: readFor(written.for, complain),
		scope: readScope(written.scope, complain),
	};
	checkTogether(fault, complain);
	return fault;
};

/**
 * Reads a fault from plain data.
 * @throws MockQmpError FAULT_INVALID
 */
export const readFault = (value: unknown): Fault => {
	const problems: string[] = [];
	const fault = parseFault(value, (path, message) =>
		problems.push(`${path.join('.')}: ${message}`),
	);
	if (fault === undefined || problems.length > 0) {
		throw new MockQmpError('FAULT_INVALID', problems.join('\n'), {
			remedy: 'a fault is written as reset, or as {truncate: 40, nth: 3, scope: {event: STOP}}',
		});
	}

	return fault;
};

/** The fault that `wire: {chunk: 1-64}` of a scenario stands for. */
export const wireFault = (chunk: {readonly min: number; readonly max: number}): Fault =>
	readFault({split: {chunk: `${chunk.min}-${chunk.max}`}, for: 'forever'});
