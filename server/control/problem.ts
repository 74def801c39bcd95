import type {MockQmpErrorCode} from '../../core/runtime/error-codes.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Logger} from '../../core/runtime/log.ts';

/** The media type of problem documents (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

/** Something that is wrong with one member of a request. */
export interface MemberProblem {
	/** Where: `data.action`; empty for the whole. */
	readonly path: string;
	readonly message: string;
}

/** A problem document: RFC 9457's members, and ours. */
export interface Problem {
	readonly type: string;
	readonly title: string;
	readonly status: number;
	readonly detail: string;
	/** The same codes as those of the command line and the library. */
	readonly code: MockQmpErrorCode | 'BUG';
	/** What to write or do instead. */
	readonly remedy?: string;
	readonly errors?: readonly MemberProblem[];
}

/** The HTTP status by code. What is not named is a request that cannot be carried out as it is written: 422. */
export const problemStatuses: Readonly<Partial<Record<MockQmpErrorCode, number>>> = {
	REQUEST_INVALID: 400,
	TOKEN_WRONG: 401,
	ORIGIN_REFUSED: 403,
	ROUTE_UNKNOWN: 404,
	MACHINE_UNKNOWN: 404,
	PLAY_UNKNOWN: 404,
	STUB_UNKNOWN: 404,
	CLIENT_UNKNOWN: 404,
	SCENARIO_UNKNOWN: 404,
	EVENT_UNKNOWN: 404,
	COMMAND_UNKNOWN: 404,
	METHOD_WRONG: 405,
	SPEED_FIXED: 409,
	RUN_STATE_FORBIDDEN: 409,
	FAULT_INAPPLICABLE: 409,
	MOCK_ENDED: 409,
	LENGTH_MISSING: 411,
	REQUEST_TOO_LARGE: 413,
	MEDIA_TYPE_WRONG: 415,
	HOST_REFUSED: 421,
};
const STATUS_OTHER = 422;
const STATUS_BUG = 500;

// SCENARIO_UNKNOWN: "Scenario unknown".
const titleOf = (code: string): string => {
	const words = code.toLowerCase().replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The document that tells of an error; one of ours is called a bug. */
export const problemOf = (error: unknown, errors?: readonly MemberProblem[]): Problem => {
	if (!(error instanceof MockQmpError)) {
		return {
			type: 'urn:mock-qmp:problem:bug',
			title: 'A bug of mock-qmp',
			status: STATUS_BUG,
			detail: error instanceof Error ? error.message : String(error),
			code: 'BUG',
			remedy: 'please report it; the log of the mock has the stack',
		};
	}

	const {code, message, remedy} = error;
	return {
		type: `urn:mock-qmp:problem:${code.toLowerCase().replaceAll('_', '-')}`,
		title: titleOf(code),
		status: problemStatuses[code] ?? STATUS_OTHER,
		detail: message,
		code,
		...(remedy === undefined ? {} : {remedy}),
		...(errors === undefined ? {} : {errors}),
	};
};

/** A problem document as a response. */
export const problemResponse = (
	problem: Problem,
	headers: Readonly<Record<string, string>> = {},
): Response =>
	new Response(`${JSON.stringify(problem)}\n`, {
		status: problem.status,
		headers: {'Content-Type': PROBLEM_TYPE, ...headers},
	});

/** The response to a request that has failed; a bug of ours goes to the log, with its stack. */
export const failureResponse = (error: Error, log: Logger): Response => {
	if (!(error instanceof MockQmpError)) {
		log.write('error', `control: ${error.stack ?? error.message}`);
	}

	return problemResponse(problemOf(error));
};
