import {z} from '@hono/zod-openapi';
import {errorClasses} from '../../core/protocol/qmp-error.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';

const LIMIT_MAX = 10_000;
// A hundred years: instants far beyond are no dates any more.
const SPAN_MS_MAX = 100 * 365 * 24 * 3_600_000;

/** A span as scenarios write it, read as milliseconds; a bare number is milliseconds too. */
export const span = z
	.union([z.number().nonnegative(), z.string()])
	.transform((value, context) => {
		const ms = typeof value === 'number' ? value : parseSpan(value);
		if (ms === undefined || ms > SPAN_MS_MAX) {
			context.addIssue({
				code: 'custom',
				message: `"${value}" is no span; write such as 250ms, 2s or 5m, or a number of milliseconds`,
			});
			return z.NEVER;
		}

		return ms;
	})
	.openapi({
		type: ['number', 'string'],
		description: 'a span such as 250ms, 2s or 5m; a bare number is milliseconds',
		example: '2s',
	});

/** A span in a query, where all is text. */
export const querySpan = z
	.string()
	.transform(text => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text))
	.pipe(span)
	.openapi({type: 'string', description: 'a span such as 500ms or 5s', example: '5s'});

/** Which machines are meant. */
export const machineParam = z.string().openapi({
	param: {name: 'i', in: 'path'},
	description: 'a number from 0, a name, or `all`',
	example: '0',
});

const data = z.record(z.string(), z.unknown());

/** A whole number in a query. */
export const count = z
	.string()
	.regex(/^\d+$/, 'write a whole number from 0')
	.transform(Number)
	.openapi({type: 'integer', minimum: 0});

/** How many entries are given at most. */
export const limit = count
	.pipe(z.number().min(1).max(LIMIT_MAX))
	.openapi({type: 'integer', minimum: 1, maximum: LIMIT_MAX});

/** What to tell of. */
export const emitSchema = z
	.strictObject({
		event: z.string().openapi({example: 'GUEST_PANICKED'}),
		data: data.optional().openapi({description: 'members that are not given are made to fit'}),
		strict: z.boolean().optional().openapi({description: 'nothing is made: `data` is all'}),
		stateless: z.boolean().optional().openapi({description: 'the run state does not follow'}),
		unchecked: z.boolean().optional().openapi({
			description: 'it goes out as it is given, be it one that QEMU does not have; nothing follows',
		}),
	})
	.openapi('Emit');

/** What to play. */
export const playRequestSchema = z
	.strictObject({
		scenario: z.union([z.string(), data]).optional().openapi({
			description:
				'a built-in scenario, a file that the mock can read, or a whole scenario as an object',
			example: 'guest-panic',
		}),
		yaml: z.string().optional().openapi({description: 'a whole scenario as the text of its file'}),
		params: data.optional(),
		repeat: z
			.union([z.number().int().min(1), z.literal('forever')])
			.optional()
			.openapi({description: 'how often; once when left out'}),
	})
	.refine(({scenario, yaml}) => (scenario === undefined) !== (yaml === undefined), {
		message: 'give either "scenario" or "yaml"',
	})
	.openapi('PlayRequest');

/** An error that a command is answered. */
export const errorReply = z.object({class: z.enum(errorClasses), desc: z.string()});

/** What a command is always answered. */
export const stubRequestSchema = z
	.strictObject({
		return: z.unknown().optional(),
		error: errorReply.optional(),
		times: z
			.number()
			.int()
			.min(1)
			.optional()
			.openapi({description: 'so many commands are answered so; all when left out'}),
		delay: span.optional(),
		unchecked: z
			.boolean()
			.optional()
			.openapi({description: 'the value need not be one that the schema of QEMU allows'}),
	})
	.refine(body => (body.return === undefined) !== (body.error === undefined), {
		message: 'give either "return" or "error"',
	})
	.openapi('StubRequest');

/** What goes wrong. */
export const faultSchema = z.union([z.string(), data]).openapi('Fault', {
	type: ['string', 'object'],
	description:
		'As in a scenario: the name of a kind, or an object of a kind with its parameters, chance, nth, for and scope',
	example: {truncate: 40, nth: 3, scope: {event: 'STOP'}},
});

/** What is expected. */
export const expectationSchema = data.openapi('Expectation', {
	description:
		'As `expect:` of a scenario: command, event, state, connect, negotiated, disconnect or never; ' +
		'match, after, before, within, count, id',
	example: {id: 'looked', command: 'query-status', after: {event: 'STOP'}, within: '5s'},
});
