/** What went wrong, as a stable name that scripts and tests can match. */
export type MockQmpErrorCode =
	| 'ADDRESS_INVALID'
	| 'ADDRESS_IN_USE'
	| 'ADDRESS_UNAVAILABLE'
	| 'OPTION_INVALID'
	| 'FILE_UNREADABLE'
	| 'FILE_UNWRITABLE'
	| 'SCENARIO_UNKNOWN'
	| 'SPEED_FIXED'
	| 'SCENARIO_INVALID'
	| 'EVENT_DATA_INVALID'
	| 'EXPRESSION_FAILED'
	| 'RUN_STATE_FORBIDDEN'
	| 'FAULT_INVALID'
	| 'FAULT_INAPPLICABLE'
	| 'EXPECTATION_INVALID'
	| 'CLIENT_FAILED'
	| 'RECORDING_INVALID'
	| 'PROFILE_INVALID'
	| 'PROFILE_UNKNOWN'
	| 'COMMAND_UNMATCHED'
	| 'REPLY_INVALID'
	| 'RESOURCES_SHORT'
	| 'COMMAND_UNKNOWN'
	| 'EVENT_UNKNOWN'
	| 'WAIT_TIMED_OUT'
	| 'MOCK_ENDED'
	| 'MACHINE_UNKNOWN'
	| 'PLAY_UNKNOWN'
	| 'STUB_UNKNOWN'
	| 'CLIENT_UNKNOWN'
	| 'REQUEST_INVALID'
	| 'REQUEST_TOO_LARGE'
	| 'LENGTH_MISSING'
	| 'MEDIA_TYPE_WRONG'
	| 'ROUTE_UNKNOWN'
	| 'METHOD_WRONG'
	| 'TOKEN_WRONG'
	| 'HOST_REFUSED'
	| 'ORIGIN_REFUSED';

/** Extra facts of a MockQmpError. */
export interface MockQmpErrorOptions {
	/** What to write or do instead. */
	readonly remedy?: string;
	readonly cause?: unknown;
	/** The address that could not be had. */
	readonly address?: string;
}

/**
 * A mistake of the operator: a flag, a scenario file, an address.
 * The command line prints it without a stack; a client of QMP never sees one.
 */
export class MockQmpError extends Error {
	override readonly name = 'MockQmpError';
	readonly code: MockQmpErrorCode;
	readonly remedy: string | undefined;
	/** The address that could not be had, if that is what went wrong. */
	readonly address: string | undefined;

	constructor(code: MockQmpErrorCode, message: string, options: MockQmpErrorOptions = {}) {
		super(message, 'cause' in options ? {cause: options.cause} : {});
		this.code = code;
		this.remedy = options.remedy;
		this.address = options.address;
	}
}

/** The `code` of an error of the operating system, such as EADDRINUSE. */
export const systemErrorCode = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
