import {readFileSync, writeFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import {parseTranscript, type TranscriptEntry} from '../../server/recorder/transcript.ts';
import {installedQemu} from '../conformance/endpoint.ts';
import {WireClient} from '../conformance/wire-client.ts';
import {withoutStamp} from '../helpers/sample.ts';
import {exitOf, Workshop} from './processes.ts';
import {playClient} from './replay-client.ts';

// A real QEMU is recorded at a mirror job and a migration, as its client and through a proxy, and played again.
const CHECKS = 16;
const DELAY_MS_MAX = 5;
// What else the host does delays now this message, now that one; what the mock does shows in every play. So for each
// message the best of some plays counts, of more on a host with much to do.
const PLAYS_MIN = 3;
const PLAYS_MAX = 12;
// Greeting and reply; SHUTDOWN, reply and end of file.
const NEGOTIATION = 2;
const QUIT = 3;
const QUERIES =
	"{\"execute\":\"qmp_capabilities\"} {'execute': 'query-name','id' :1.0}\n\n" +
	'bogus\n{"execute":"query-block","id":"\\u00e9"}{"execute":"no-such"}{"execute":"quit"} ';

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

let passed = 0;
let failed = 0;

const check = (title: string, isGood: boolean): void => {
	if (isGood) {
		passed++;
	} else {
		failed++;
	}

	print(`${isGood ? 'ok' : 'not ok'} ${passed + failed} - ${title}`);
};

const commandsOf = (workshop: Workshop): string => `query-status
blockdev-mirror device=disk0 target=dst sync=full job-id=m0 speed=100000000
@ 100ms
query-block-jobs
@ BLOCK_JOB_READY
job-complete id=m0
@ BLOCK_JOB_COMPLETED
@ 50ms
{"execute":"migrate-set-capabilities","arguments":{"capabilities":[{"capability":"events","state":true}]}}
{"execute":"migrate","arguments":{"uri":"exec:cat > ${workshop.path('state')}"}}
@ STOP
@ 300ms
query-migrate
cont
@ 100ms
quit
`;

const told = (entries: readonly TranscriptEntry[]): readonly string[] =>
	entries.map(({direction, text}) => `${direction} ${withoutStamp(text)}`);

// What the client says stands between as it comes: both sides talk at the same time.
const answersOf = (entries: readonly TranscriptEntry[]): readonly TranscriptEntry[] =>
	entries.filter(({direction}) => direction === 'out');

const medianOf = (values: readonly number[]): string =>
	([...values].sort((left, right) => left - right)[values.length >> 1] ?? 0).toFixed(2);

const eventsOf = (entries: readonly TranscriptEntry[]): readonly string[] =>
	entries.flatMap(({text}) => /"event": "(\w+)"/.exec(text ?? '')?.[1] ?? []);

/** Records a session with a QEMU of its own, directly or with a recording proxy between; gives both transcripts. */
const recordSession = async (workshop: Workshop, name: string, hasProxy: boolean) => {
	const path = workshop.path(name);
	const qemu = workshop.startQemu(name);
	(await WireClient.open(path)).close();
	const proxy = hasProxy
		? await workshop.startReady([
				...['record', '--from', `unix:${path}`, '--listen', `unix:${path}.proxy`],
				...['-o', `${path}-seen`],
			])
		: undefined;
	const record = ['record', '--from', `unix:${path}${hasProxy ? '.proxy' : ''}`, '-o', path];
	// Commands come from a file or from standard input.
	const client = hasProxy
		? workshop.startMock(record, commandsOf(workshop))
		: workshop.startMock([...record, '--commands', workshop.path('commands')]);
	const exitCodes = [await exitOf(client), await exitOf(qemu)];
	if (proxy !== undefined) {
		exitCodes.push(await workshop.interrupt(proxy));
	}

	const read = (file: string): readonly TranscriptEntry[] =>
		parseTranscript(readFileSync(file, 'utf8'), file);
	return {
		isDone: exitCodes.every(code => code === 0),
		own: read(`${path}.jsonl`),
		seen: hasProxy ? read(`${path}-seen.jsonl`) : [],
	};
};

const checkRecordings = async (workshop: Workshop): Promise<readonly TranscriptEntry[]> => {
	const {isDone, own} = await recordSession(workshop, 'direct', false);
	check('a session with a mirror job and a migration is recorded as a client', isDone);
	const events = eventsOf(own);
	check(
		'the job, the migration and the end of QEMU are in it',
		events.includes('BLOCK_JOB_COMPLETED') &&
			events.filter(name => name === 'MIGRATION').length === 3 &&
			events.at(-1) === 'SHUTDOWN' &&
			own.at(-1)?.text === undefined,
	);

	const proxied = await recordSession(workshop, 'proxied', true);
	check('the same is recorded through a proxy', proxied.isDone && proxied.seen.length > 0);
	check(
		'the proxy has seen what its client has',
		isDeepStrictEqual(
			told(proxied.seen).filter(line => !line.endsWith('(end)')),
			told(proxied.own).filter(line => !line.endsWith('(end)')),
		),
	);
	const plain = (lines: readonly string[]): readonly string[] =>
		lines.filter(line => line.startsWith('in ')).map(line => line.replaceAll(/-?\d+/g, '0'));
	check(
		'and the client has said what it says without a proxy',
		isDeepStrictEqual(plain(told(proxied.own)), plain(told(own))),
	);
	return own;
};

const timesOff = (
	wanted: readonly TranscriptEntry[],
	plays: ReadonlyArray<readonly TranscriptEntry[]>,
): ReadonlyArray<{readonly text: string | undefined; readonly ms: number}> =>
	wanted.map(({atMs, text}, index) => ({
		text,
		ms: Math.min(...plays.map(played => Math.abs((played[index]?.atMs ?? 0) - atMs))),
	}));

/** Plays a recording, or the scenario that was made of it. */
const checkReplay = async (
	workshop: Workshop,
	recorded: readonly TranscriptEntry[],
	[flag, file]: readonly [string, string],
): Promise<void> => {
	const wanted = answersOf(recorded);
	const plays: Array<readonly TranscriptEntry[]> = [];
	// Negotiation and the end are no matter of a scenario: there the machine takes its own time.
	const judge = () =>
		flag === '--replay'
			? timesOff(wanted, plays)
			: timesOff(wanted, plays).slice(NEGOTIATION, -QUIT);
	const isInTime = (): boolean => judge().every(({ms}) => ms <= DELAY_MS_MAX);
	while (plays.length < PLAYS_MIN || (plays.length < PLAYS_MAX && !isInTime())) {
		const path = workshop.path(`${file}-${plays.length}`);
		const mock = await workshop.startReady([
			...['serve', flag, workshop.path(file), '--listen', `unix:${path}`],
		]);
		plays.push(answersOf(await playClient(path, recorded)));
		await exitOf(mock);
	}

	const sorted = (entries: readonly TranscriptEntry[]): readonly string[] =>
		[...told(entries)].sort();
	check(
		`${flag} ${file} says the same, ${plays.length} times`,
		plays.every(played => isDeepStrictEqual(sorted(played), sorted(wanted))),
	);
	const orders = plays.map(told);
	const inOrder = orders.filter(lines => isDeepStrictEqual(lines, told(wanted)));
	if (inOrder.length === 0) {
		const at = told(wanted).findIndex((line, index) => line !== orders[0]?.[index]);
		print(`recorded: ${told(wanted)[at]}\n  played: ${orders[0]?.[at]}`);
	}

	check('in the same order', inOrder.length > 0);
	const judged = judge();
	const errors = judged.map(({ms}) => ms);
	const worst = Math.max(...errors).toFixed(2);
	for (const {ms, text} of judged.filter(({ms}) => ms > DELAY_MS_MAX)) {
		print(`${ms.toFixed(2)} ms off: ${withoutStamp(text)}`);
	}

	check(
		`all ${judged.length} messages arrive within ${DELAY_MS_MAX} ms (median ${medianOf(errors)}, at worst ${worst} ms)`,
		errors.every(ms => ms <= DELAY_MS_MAX),
	);
};

const checkDivergence = async (workshop: Workshop): Promise<void> => {
	const path = workshop.path('replay-changed');
	const mock = await workshop.startReady([
		...['serve', '--replay', workshop.path('direct.jsonl'), '--listen', `unix:${path}`],
	]);
	const client = await WireClient.open(path);
	await client.send(['{"execute":"qmp_capabilities"}{"execute":"query-version"}']);
	await client.line('"package"');
	await client.line('"package"');
	await client.close();
	check('what was not recorded the machine answers', (await workshop.interrupt(mock)) === 0);
};

/** What a QEMU of its own sends to a client with odd manners, directly or through something. */
const heardFrom = async (path: string, isDone?: () => Promise<unknown>): Promise<string> => {
	const client = await WireClient.open(path);
	await client.send([...QUERIES]);
	await client.end();
	const {transcript} = client;
	await client.close();
	await isDone?.();
	return transcript.replaceAll(/"seconds": \d+, "microseconds": \d+/g, '');
};

const checkPassing = async (workshop: Workshop): Promise<void> => {
	const path = workshop.path('odd');
	const paths = [`${path}-0`, `${path}-1.through`, `${path}-2.through`];
	const commands = [[], ['record', '-o', path, '--from'], ['proxy', '--to']];
	const heard: string[] = [];
	for (const [index, command] of commands.entries()) {
		const qemu = workshop.startQemu(`odd-${index}`);
		(await WireClient.open(`${path}-${index}`)).close();
		const through =
			command.length === 0
				? undefined
				: await workshop.startReady([
						...command,
						...[`unix:${path}-${index}`, '--listen', `unix:${path}-${index}.through`],
					]);
		heard.push(
			(await heardFrom(paths[index] ?? '', () => exitOf(qemu))).replaceAll(`odd-${index}`, 'odd'),
		);
		if (through !== undefined) {
			await workshop.interrupt(through);
		}
	}

	const [direct, recorded, overlaid] = heard;
	check('a recording proxy passes the bytes of QEMU unchanged', recorded === direct);
	check('so does one that lays events over it', overlaid === direct);
};

const checkInjection = async (workshop: Workshop): Promise<void> => {
	const scenario = workshop.path('laid-over.yaml');
	writeFileSync(
		scenario,
		'mock-qmp: 1\nname: laid-over\ntimeline:\n  - {after: 100ms, emit: GUEST_PANICKED, data: {action: pause}}\n',
	);
	const qemu = workshop.startQemu('laid');
	const path = workshop.path('laid');
	(await WireClient.open(path)).close();
	const proxy = await workshop.startReady([
		...['proxy', '--to', `unix:${path}`, '--listen', `unix:${path}.over`, '-s', scenario],
	]);
	const client = await WireClient.open(`${path}.over`);
	await client.send(['{"execute":"qmp_capabilities"}']);
	await client.line('"GUEST_PANICKED"');
	await client.send(['{"execute":"query-status"}']);
	await client.line('"running": true');
	check('an event laid over reaches the client, and the real QEMU runs on', true);
	await workshop.interrupt(proxy);
	check('the end of the proxy is not the end of QEMU', qemu.exitCode === null);
	await client.close();
};

const version = installedQemu();
if (version === undefined) {
	print('skipped: qemu-system-x86_64 is not installed');
	print(`0 passed, 0 failed, ${CHECKS} skipped`);
} else {
	print(`recordings of ${version}`);
	const workshop = new Workshop();
	try {
		writeFileSync(workshop.path('commands'), commandsOf(workshop));
		const recorded = await checkRecordings(workshop);
		await checkReplay(workshop, recorded, ['--replay', 'direct.jsonl']);
		await checkReplay(workshop, recorded, ['--scenario', 'direct.yaml']);
		await checkDivergence(workshop);
		await checkPassing(workshop);
		await checkInjection(workshop);
	} finally {
		workshop.close();
	}

	print(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}
