/** The error classes of QAPI (`QapiErrorClass`). */
export const errorClasses = [
	'GenericError',
	'CommandNotFound',
	'DeviceNotActive',
	'DeviceNotFound',
	'KVMMissingCap',
] as const;

/** One of them. */
export type ErrorClass = (typeof errorClasses)[number];

/** An error that a client gets as the reply to its command. */
export class QmpError extends Error {
	override readonly name = 'QmpError';
	readonly class: ErrorClass;

	constructor(errorClass: ErrorClass, desc: string) {
		super(desc);
		this.class = errorClass;
	}
}

const generic = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Something is wrong with the text of a message: `desc` as the parser words it. */
export const malformedInput = (desc: string): QmpError => generic(desc);

/** A request is no object. */
export const inputNotAnObject = (): QmpError => generic('QMP input must be a JSON object');

/** A member of a request has the wrong type. */
export const inputMemberType = (member: string, wanted: 'a string' | 'an object'): QmpError =>
	generic(`QMP input member '${member}' must be ${wanted}`);

/** A request has both `execute` and `exec-oob`. */
export const inputMembersClash = (second: string, first: string): QmpError =>
	generic(`QMP input member '${second}' clashes with '${first}'`);

/** A request has a member that no request has. */
export const inputMemberUnexpected = (member: string): QmpError =>
	generic(`QMP input member '${member}' is unexpected`);

/** A request names no command. */
export const inputLacksExecute = (): QmpError => generic("QMP input lacks member 'execute'");

/** There is no such command. */
export const commandNotFound = (command: string): QmpError =>
	new QmpError('CommandNotFound', `The command ${command} has not been found`);

/** Any command but qmp_capabilities came before negotiation. */
export const negotiationExpected = (): QmpError =>
	new QmpError('CommandNotFound', "Expecting capabilities negotiation with 'qmp_capabilities'");

/** qmp_capabilities came a second time. */
export const negotiationComplete = (): QmpError =>
	new QmpError('CommandNotFound', 'Capabilities negotiation is already complete, command ignored');

/** The command may not be sent with `exec-oob`. */
export const outOfBandUnsupported = (command: string): QmpError =>
	generic(`The command ${command} does not support OOB`);

/** The client wants a capability that the greeting did not offer. */
export const capabilityUnavailable = (capability: string): QmpError =>
	generic(`Capability ${capability} not available`);

/** An argument is missing. */
export const parameterMissing = (path: string): QmpError =>
	generic(`Parameter '${path}' is missing`);

/** An argument is none of the command's. */
export const parameterUnexpected = (path: string): QmpError =>
	generic(`Parameter '${path}' is unexpected`);

/** An argument has the wrong JSON type. */
export const parameterType = (path: string, expected: string): QmpError =>
	generic(`Invalid parameter type for '${path}', expected: ${expected}`);

/** An argument is none of an enumeration's values. */
export const parameterValue = (name: string, value: string): QmpError =>
	generic(`Parameter '${name}' does not accept value '${value}'`);

/** A parameter outside what it may be; `path` is the parameter's full path. */
export const parameterExpects = (path: string, expected: string): QmpError =>
	generic(`Parameter '${path}' expects ${expected}`);

/** The virtual machine cannot run again before a reset. */
export const resetRequired = (): QmpError => generic('Resetting the Virtual Machine is required');

/** The virtual machine stands still until its migration is over. */
export const migrationUnfinished = (): QmpError => generic('Migration is not finalized yet');

/** What QEMU says of something that this machine cannot do. */
export const notSupported = (): QmpError =>
	generic('this feature or command is not currently supported');

/** There is no device, object or other thing of that name. */
export const deviceNotFound = (name: string): QmpError =>
	new QmpError('DeviceNotFound', `Device '${name}' not found`);

/** Nothing of that name can be cut by `yank`. */
export const instanceNotFound = (): QmpError =>
	new QmpError('DeviceNotFound', 'Instance not found');
