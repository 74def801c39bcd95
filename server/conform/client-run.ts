import type {JournalEntry} from '../../core/machine/journal.ts';
import type {ChildEnd} from '../../core/runtime/child-group.ts';
import type {Clock} from '../../core/runtime/clock.ts';
import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import {freshSocketPath} from '../../core/runtime/fresh-path.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import type {Verdict} from '../../scenarios/expectations/expectations.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {createMockQmp} from '../create-mock-qmp.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {ClientAtWork, ClientUnderTest} from './client-under-test.ts';

const SAMPLE_MS = 250;
// A client at work is busy and says something; one that is busy for so long and says nothing goes round in circles.
const SPIN_MS = 10_000;
// Even on a machine that has much else to do; one that waits needs next to nothing.
const SPIN_SHARE = 0.1;
// After its scenario a daemon is looked at for so long.
const SETTLE_MS = 2000;
const FREE_PORT = 'tcp:127.0.0.1:0';
const JOURNAL_LENGTH = 50_000;

/** Which scenario a client is to go through, and for how long. */
export interface RunRequest {
	/** A name, a file, or one written in code. */
	readonly scenario: string | ScenarioFile;
	readonly name: string;
	readonly seed: string;
	/** How long the client may take, in milliseconds. */
	readonly limitMs: number;
	/** It is a daemon: looked at until the scenario has played, and not expected to end. */
	readonly isDaemon: boolean;
	/** Ends the client and the run at once. */
	readonly signal?: AbortSignal | undefined;
}

/** What was seen of a client in one scenario. */
export interface ClientRun {
	readonly name: string;
	readonly seed: string;
	/** How it ended; undefined when it had to be ended. */
	readonly end: ChildEnd | undefined;
	/** It used the processor and neither said nor heard anything. */
	readonly hasSpun: boolean;
	readonly elapsedMs: number;
	readonly limitMs: number;
	readonly isDaemon: boolean;
	readonly output: string;
	/** All that happened, oldest first, as much as is kept. */
	readonly entries: readonly JournalEntry[];
	/** How the scenario's expectations stood in the end. */
	readonly verdicts: readonly Verdict[];
}

const after = (clock: Clock, ms: number): Promise<void> =>
	new Promise(resolve => {
		clock.after(ms, resolve);
	});

/** Resolves when the client has been busy with nothing for long enough to be sure. */
const spins = (clock: Clock, client: ClientAtWork, qmp: MockQmp): Promise<void> =>
	new Promise(resolve => {
		let since = clock.now();
		let atFirst = client.processorMs() ?? 0;
		let cursor = qmp.journal.cursor;
		const look = (): void => {
			const used = client.processorMs();
			if (used === undefined) {
				return;
			}

			const passedMs = (clock.now() - since) / MICROSECONDS_PER_MS;
			const isAtWork =
				qmp.journal.cursor !== cursor || qmp.audience.clients.some(({unread}) => unread > 0);
			const isBusy = used - atFirst >= SPIN_SHARE * passedMs;
			if (!isAtWork && isBusy && passedMs >= SPIN_MS) {
				resolve();
				return;
			}

			if (isAtWork || passedMs >= SPIN_MS) {
				since = clock.now();
				atFirst = used;
				cursor = qmp.journal.cursor;
			}

			clock.after(SAMPLE_MS, look);
		};

		clock.after(SAMPLE_MS, look);
	});

const watch = async (
	clock: Clock,
	client: ClientAtWork,
	{qmp, request}: {readonly qmp: MockQmp; readonly request: RunRequest},
): Promise<{readonly end: ChildEnd | undefined; readonly hasSpun: boolean}> => {
	const {limitMs, isDaemon, signal} = request;
	const never = new Promise<never>(() => {});
	let onAbort = (): void => {};
	const isAborted = new Promise<void>(resolve => {
		onAbort = resolve;
	});
	signal?.addEventListener('abort', onAbort);
	const isSeen = isDaemon ? qmp.played().then(() => after(clock, SETTLE_MS)) : never;
	try {
		return await Promise.race([
			client.ended.then(end => ({end, hasSpun: false})),
			spins(clock, client, qmp).then(() => ({end: undefined, hasSpun: true})),
			Promise.race([isSeen, isAborted, after(clock, limitMs)]).then(() => ({
				end: undefined,
				hasSpun: false,
			})),
		]);
	} finally {
		signal?.removeEventListener('abort', onAbort);
	}
};

/**
 * Starts a client against a mock that plays one scenario, and looks at it until it ends or its time is up.
 * Nothing of either is left behind.
 * @throws MockQmpError when the scenario cannot be read or a step of it cannot be done
 */
export const runClient = async (
	client: ClientUnderTest,
	request: RunRequest,
): Promise<ClientRun> => {
	const {scenario, name, seed, limitMs, isDaemon} = request;
	const qmp = await createMockQmp({
		scenarios: [scenario],
		seed,
		listen: [client.listen === 'unix' ? `unix:${freshSocketPath()}` : FREE_PORT],
		journal: JOURNAL_LENGTH,
	});
	await qmp.listen();
	// Its own: that of the mock may jump, and ends with it.
	const clock = new SystemClock();
	const begin = clock.now();
	let atWork: ClientAtWork | undefined;
	try {
		atWork = client.start({address: qmp.addresses[0] ?? '', scenario: name, seed});
		const {end, hasSpun} = await watch(clock, atWork, {qmp, request});
		const elapsedMs = (clock.now() - begin) / MICROSECONDS_PER_MS;
		await atWork.end();
		await qmp.close();
		const {error} = await qmp.ended;
		if (error !== undefined) {
			throw error;
		}

		const output = atWork.output();
		const {entries} = qmp.journal;
		const seen = {elapsedMs, limitMs, isDaemon, output, entries, verdicts: qmp.verify()};
		return {name, seed, end, hasSpun, ...seen};
	} finally {
		clock.stop();
		await atWork?.end();
		await qmp.close();
	}
};
