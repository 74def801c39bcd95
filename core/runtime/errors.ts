import type {MockQmpErrorCode} from './error-codes.ts';

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
