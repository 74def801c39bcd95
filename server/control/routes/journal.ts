import {z} from '@hono/zod-openapi';
import {streamSSE} from 'hono/streaming';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {journalOf, type PlacedEntry, type Readable} from '../chronology.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, type Desk, jsonResponse, route} from '../desk.ts';
import {plainJson} from '../plain-json.ts';
import {count, limit, machineParam} from '../request-schemas.ts';
import {journalSchema} from '../response-schemas.ts';
import {streamJournal} from '../stream-journal.ts';

const params = z.object({i: machineParam});
const LIMIT = 1000;
const KINDS = [
	'connect',
	'negotiated',
	'disconnect',
	'command',
	'reply',
	'event',
	'state',
	'fault',
	'scenario',
	'reset',
] as const;

const kind = z
	.string()
	.transform(text => text.split(','))
	.pipe(z.array(z.enum(KINDS)))
	.openapi({
		type: 'string',
		description: `only entries of these kinds, with commas between: ${KINDS.join(', ')}`,
		example: 'command,event',
	});

const readableOf = ({controlled, chronology}: Desk, word: string): Readable => {
	if (word === 'all') {
		return chronology;
	}

	const [machine] = machinesNamed(controlled, word);
	if (machine === undefined) {
		throw new MockQmpError('MACHINE_UNKNOWN', `there is no machine "${word}"`);
	}

	return journalOf(machine);
};

const isOf =
	(kinds: readonly string[] | undefined) =>
	({entry}: PlacedEntry): boolean =>
		kinds === undefined || kinds.includes(entry.kind);

/** What happens: to be read bit by bit, or as a stream. */
export const addJournalRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/journal',
			tags: ['journal'],
			summary: 'What has happened, oldest first',
			request: {
				params,
				query: z.object({
					since: count
						.optional()
						.openapi({description: '`next` of the answer before; 0 when left out'}),
					kind: kind.optional(),
					limit: limit
						.optional()
						.openapi({description: 'how many are read at most; 1000 when left out'}),
				}),
			},
			responses: {200: jsonResponse(journalSchema, 'part of the journal')},
		}),
		c => {
			const {since = 0, kind: kinds, limit: most = LIMIT} = c.req.valid('query');
			const {entries, next, lost} = readableOf(desk, c.req.valid('param').i).read(since, most);
			const told = entries.filter(isOf(kinds)).map(({machine, order, entry}) => ({
				machine,
				...plainJson(entry),
				order,
				at: entry.at,
				kind: entry.kind,
			}));
			return c.json({entries: told, next, lost}, 200);
		},
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/journal/stream',
			tags: ['journal'],
			summary: 'What happens, as server-sent events',
			description:
				'Each event is named after the kind of its entry and has its number as id, so that `Last-Event-ID` ' +
				'or `since` goes on where a stream has ended. `lost` tells how many entries were gone before they ' +
				'could be sent.',
			request: {
				params,
				query: z.object({
					since: count
						.optional()
						.openapi({description: 'only what comes from now on when left out'}),
					kind: kind.optional(),
				}),
			},
			responses: {
				200: {
					description: 'the stream',
					content: {'text/event-stream': {schema: z.string()}},
				},
			},
		}),
		c => {
			const {since, kind: kinds} = c.req.valid('query');
			const readable = readableOf(desk, c.req.valid('param').i);
			const last = /^\d+$/.exec(c.req.header('Last-Event-ID') ?? '')?.[0];
			const from = last === undefined ? (since ?? readable.cursor) : Number(last) + 1;
			return streamSSE(c, stream =>
				streamJournal(stream, readable, {from, isWanted: isOf(kinds), closing: desk.closing}),
			);
		},
	);
};
