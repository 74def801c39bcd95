import {z} from '@hono/zod-openapi';
import {errorReply} from './request-schemas.ts';

const data = z.record(z.string(), z.unknown());

/** A problem document. */
export const problemSchema = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		detail: z.string(),
		code: z
			.string()
			.openapi({description: 'stable: the codes of the command line and the library'}),
		remedy: z.string().optional().openapi({description: 'what to write or do instead'}),
		errors: z.array(z.object({path: z.string(), message: z.string()})).optional(),
	})
	.openapi('Problem');

/** A client. */
export const clientSchema = z
	.object({
		id: z.string().openapi({example: 'compat_monitor0#0'}),
		monitor: z.string(),
		negotiated: z.boolean(),
		unread: z.number().int().openapi({description: 'bytes that it has not taken yet'}),
	})
	.openapi('Client');

/** A play. */
export const playSchema = z
	.object({
		id: z.string().openapi({description: '`start` for the scenarios of the start, then 1, 2, ...'}),
		scenarios: z.array(z.string()),
		state: z.enum(['waiting', 'playing', 'played', 'stopped', 'failed']),
		error: z.string().optional(),
	})
	.openapi('Play');

/** A machine. */
export const machineSchema = z
	.object({
		index: z.number().int(),
		name: z.string(),
		uuid: z.string(),
		status: z
			.string()
			.openapi({description: 'the run state, as query-status says', example: 'running'}),
		ended: z.boolean(),
		qemu: z.string().openapi({description: 'the version that is mimicked'}),
		seed: z.string(),
		addresses: z.array(z.string()),
		clients: z.array(clientSchema),
		scenarios: z.array(playSchema),
		stubs: z.array(z.string()),
		faults: z.number().int(),
		expectations: z.object({
			met: z.number().int(),
			unmet: z.number().int(),
			open: z.number().int(),
		}),
		time: z.string().openapi({description: "the machine's present instant"}),
		speed: z
			.union([z.number(), z.enum(['max', 'virtual'])])
			.openapi({description: 'seconds of its time in a real second; 0: frozen'}),
		cursor: z.number().int().openapi({description: 'where its journal goes on'}),
	})
	.openapi('Machine');

/** An event that has been told of. */
export const eventSchema = z
	.object({
		event: z.string(),
		data: data.optional(),
		timestamp: z.object({seconds: z.number().int(), microseconds: z.number().int()}),
	})
	.openapi('Event');

/** A stub in force. */
export const stubSchema = z
	.object({
		command: z.string(),
		return: z.unknown().optional(),
		error: errorReply.optional(),
		times: z.number().int().optional().openapi({description: 'how many it still answers'}),
		delayMs: z.number(),
		answered: z.number().int(),
	})
	.openapi('Stub');

/** A fault in force. */
export const faultViewSchema = z
	.object({
		kind: z.string(),
		parameters: data,
		seen: z.number().int().openapi({description: 'on how many occasions it could have struck'}),
		struck: z.number().int(),
	})
	.openapi('FaultInForce');

/** How an expectation stands. */
const verdictSchema = z
	.object({
		machine: z.number().int(),
		id: z.string(),
		text: z.string(),
		state: z.enum(['pass', 'fail', 'open']),
		reason: z.string(),
		seen: z.array(z.string()),
		timeline: z.array(z.string()),
		afterMs: z.number(),
	})
	.openapi('Verdict');

/** How all of them stand. */
export const verificationSchema = z
	.object({
		state: z.enum(['pass', 'fail', 'open']).openapi({
			description:
				'fail: one is not met; open: none of that, but one may yet be; pass: all are met',
		}),
		pass: z.number().int(),
		fail: z.number().int(),
		open: z.number().int(),
		expectations: z.array(verdictSchema),
	})
	.openapi('Verification');

/** Part of a journal. */
export const journalSchema = z
	.object({
		entries: z.array(
			z
				.object({
					machine: z.number().int(),
					order: z.number().int(),
					at: z.number().openapi({description: 'microseconds since the Unix epoch'}),
					kind: z.string(),
				})
				.catchall(z.unknown())
				.openapi('JournalEntry'),
		),
		next: z.number().int().openapi({description: 'to be given as `since` the next time'}),
		lost: z.number().int().openapi({description: 'how many of those asked for are no longer kept'}),
	})
	.openapi('Journal');

/** A list with one member for each machine that was meant. */
export const resultsOf = <T extends z.ZodRawShape>(shape: T) =>
	z.object({results: z.array(z.object({machine: z.number().int(), ...shape}))});
